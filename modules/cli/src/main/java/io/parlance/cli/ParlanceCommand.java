package io.parlance.cli;

import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What all commands share. A command's fields are filled by picocli, then it runs once. */
abstract class ParlanceCommand {
  private final Streams streams;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // picocli asks its own record of it
  private boolean help;

  @Option(names = "--debug", hidden = true, description = "Show stack traces.")
  private boolean debug;

  ParlanceCommand(Streams streams) {
    this.streams = streams;
  }

  /**
   * Does the work.
   *
   * @return the exit code
   * @throws Failure with what to tell the user
   */
  abstract int run() throws IOException;

  final Streams streams() {
    return streams;
  }

  final boolean debug() {
    return debug;
  }

  /** A line that is neither result nor error. */
  final void note(String line) {
    streams.err().println(line);
  }

  /** Checks an option's whole number against its range. */
  static int within(String flag, int value, int least, int most) {
    if (value < least || value > most) {
      throw Failure.call(
          String.format(
              Locale.ROOT,
              "%s %d: expected a whole number from %,d to %,d",
              flag,
              value,
              least,
              most));
    }
    return value;
  }
}
