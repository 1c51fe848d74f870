package io.parlance.cli;

import io.parlance.text.Encodings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.function.Supplier;
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

  /** Gives a number above 0 back. */
  static double positive(String option, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw Failure.call(option + " " + value + ": expected a number above 0");
    }
    return value;
  }

  /** Makes settings of checked values. */
  static <T> T settings(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw Failure.call(String.valueOf(e.getMessage()));
    }
  }

  /** The encoding that {@code --encoding} names. */
  static Charset charset(String value) {
    try {
      return Encodings.named(value);
    } catch (IllegalArgumentException e) {
      throw Failure.call("--encoding " + value + ": " + e.getMessage());
    }
  }

  /** Checks {@code --memory}, which the launcher has heeded already. */
  static void checkMemory(String value) {
    try {
      MemorySize.parse(value);
    } catch (IllegalArgumentException e) {
      throw Failure.call("--memory " + value + ": " + e.getMessage());
    }
  }
}
