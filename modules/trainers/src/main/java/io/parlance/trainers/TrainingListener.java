package io.parlance.trainers;

/** Hears how training goes; called from one thread, a few times a second. */
public interface TrainingListener {

  /** How far training is. */
  void progress(TrainingProgress progress);

  /** An epoch is over. */
  void epoch(EpochReport report);

  /** Hears nothing. */
  static TrainingListener none() {
    return new TrainingListener() {
      @Override
      public void progress(TrainingProgress progress) {}

      @Override
      public void epoch(EpochReport report) {}
    };
  }
}
