package io.parlance.cli;

import io.parlance.embeddings.checkpoints.CheckpointInterval;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What all trainings ask about their checkpoints. */
final class CheckpointFlags {
  @Option(
      names = "--resume",
      order = 50,
      description =
          "Go on from the checkpoint that a training of this output left; without one, begin anew.")
  private boolean resume;

  private Optional<CheckpointInterval> every = Optional.empty();

  @Option(
      names = "--checkpoint-every",
      order = 51,
      paramLabel = "TIME",
      description =
          "Keep a checkpoint beside the output: every 90s, 10m, 2h, 1epoch, 3epochs; never"
              + " (default: 10m). The last two are kept, until the training is done.")
  void every(String value) {
    try {
      every = Optional.of(CheckpointInterval.parse(value));
    } catch (IllegalArgumentException e) {
      throw Failure.call("--checkpoint-every " + value + ": " + e.getMessage());
    }
  }

  /**
   * What was asked for.
   *
   * @param name the output's, as it was given; a device may lead to a file
   * @throws Failure if checkpoints are asked for beside what is no file
   */
  CheckpointPlan plan(String name, Path output) {
    if (name.startsWith("/dev/") || (Files.exists(output) && !Files.isRegularFile(output))) {
      refuse(name + " is no file, and checkpoints stand beside one");
      return new CheckpointPlan(false, new CheckpointInterval.Never(), false);
    }
    return new CheckpointPlan(resume, every.orElse(CheckpointInterval.USUAL), true);
  }

  /** Refuses each flag that was given. */
  void refuse(String reason) {
    if (resume) {
      throw Failure.call("--resume: " + reason);
    }
    if (every.isPresent() && !(every.get() instanceof CheckpointInterval.Never)) {
      throw Failure.call("--checkpoint-every " + every.get() + ": " + reason);
    }
  }
}
