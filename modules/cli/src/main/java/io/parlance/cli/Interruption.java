package io.parlance.cli;

import io.parlance.trainers.EpochReport;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C (SIGINT) and SIGTERM while training: the first asks the training to stop and save, the
 * second ends the process at once. Before anything is learned, while reading and counting, there is
 * nothing to save and the first ends it.
 */
final class Interruption {
  private final Streams streams;
  private final AtomicReference<@Nullable Signals> received = new AtomicReference<>();
  private volatile boolean savable;

  private Interruption(Streams streams) {
    this.streams = streams;
  }

  /** Listens from now on, until the process ends. */
  static Interruption listen(Streams streams) {
    Interruption interruption = new Interruption(streams);
    for (Signals signal : Signals.values()) {
      signal.handle(() -> interruption.receive(signal));
    }
    return interruption;
  }

  private void receive(Signals signal) {
    if (!received.compareAndSet(null, signal)) {
      Runtime.getRuntime().halt(signal.exitCode());
    }
    if (savable) {
      say("stopping: what was learned so far is being saved (again ends at once)");
    } else {
      say("interrupted: nothing was learned yet, nothing is saved");
      System.exit(signal.exitCode()); // shutdown hooks remove temporary files
    }
  }

  /** The terminal has just echoed {@code ^C}, and a progress bar may stand on the line. */
  private void say(String line) {
    if (streams.terminal()) {
      streams.err().println();
    }
    streams.err().println(line);
  }

  /**
   * Begins a training: nothing is learned until its listener, which this one stands before, hears
   * of it.
   */
  TrainingListener hearing(TrainingListener listener) {
    savable = false;
    return new TrainingListener() {
      @Override
      public void progress(TrainingProgress progress) {
        if (progress.phase().equals(TrainingProgress.TRAINING)) {
          savable = true;
        }
        listener.progress(progress);
      }

      @Override
      public void epoch(EpochReport report) {
        savable = true;
        listener.epoch(report);
      }
    };
  }

  /** From now on there is something to save. */
  void savable() {
    savable = true;
  }

  /** For the trainer: whether to stop. */
  BooleanSupplier stop() {
    return () -> received.get() != null;
  }

  /** The exit code of a run that was stopped: 130 after Ctrl-C. */
  int exitCode() {
    return Optional.ofNullable(received.get()).map(Signals::exitCode).orElse(0);
  }
}
