package io.parlance.embeddings.checkpoints;

import java.io.IOException;
import java.util.Optional;

/**
 * Where a training keeps its states, and whether it is to go on from one. Asked by the thread that
 * leads the training only.
 */
public interface Checkpoints {

  /**
   * The state that the training goes on from; empty where it begins anew.
   *
   * @throws IOException if there is one that cannot be read, or of another training
   */
  Optional<SavedState> from() throws IOException;

  /**
   * Whether a state is to be kept now; quick, so that it can be asked between any two steps.
   *
   * @param epochEnds whether an epoch is just over
   */
  boolean due(boolean epochEnds);

  /**
   * Keeps a state. The arrays may be changed again once this returns. That a disk is full is no
   * reason to end a training: it is told elsewhere, and the state is lost.
   */
  void keep(TrainingState state);

  /** Nothing is kept, and all begins anew. */
  static Checkpoints none() {
    return new Checkpoints() {
      @Override
      public Optional<SavedState> from() {
        return Optional.empty();
      }

      @Override
      public boolean due(boolean epochEnds) {
        return false;
      }

      @Override
      public void keep(TrainingState state) {}
    };
  }
}
