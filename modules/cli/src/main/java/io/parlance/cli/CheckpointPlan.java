package io.parlance.cli;

import io.parlance.embeddings.checkpoints.CheckpointInterval;

/**
 * Whether a training goes on from a checkpoint, and how often it keeps one.
 *
 * @param resume whether to go on, where there is one
 * @param beside whether anything may stand beside the output, which then is a file
 */
record CheckpointPlan(boolean resume, CheckpointInterval every, boolean beside) {

  /** A training that keeps none, as it does not take long. */
  static CheckpointPlan none() {
    return new CheckpointPlan(false, new CheckpointInterval.Never(), true);
  }
}
