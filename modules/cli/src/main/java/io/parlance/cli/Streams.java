package io.parlance.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The process's streams: UTF-8 whatever the locale.
 *
 * @param in standard input
 * @param out results; buffered, flushed at the end
 * @param err progress, warnings, errors
 * @param terminal whether {@code err} is a terminal that can redraw a line
 * @param columns the terminal's width at the start; 80 where unknown
 * @param color whether {@code err} takes colours
 */
record Streams(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    int columns,
    boolean color) {
  private static final int BUFFER = 1 << 16;
  private static final int USUAL_COLUMNS = 80;

  static Streams ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean terminal =
        Boolean.getBoolean("parlance.terminal") && !"dumb".equals(environment.get("TERM"));
    String noColor = environment.getOrDefault("NO_COLOR", "");
    PrintStream err = printer(new FileOutputStream(standardError()), true);
    System.setErr(err); // for what the JDK prints there itself
    return new Streams(
        System.in,
        printer(new FileOutputStream(FileDescriptor.out), false),
        err,
        terminal,
        width(),
        terminal && noColor.isEmpty());
  }

  /** Whether {@code err} can show braille patterns: the launcher knows the locale as it was. */
  boolean braille() {
    return terminal
        && Boolean.getBoolean("parlance.unicode")
        && !"linux".equals(System.getenv("TERM")); // the console's font has none
  }

  /** Whether a person types {@code in} and reads {@code out}: the launcher looks at both. */
  boolean interactive() {
    return Boolean.getBoolean("parlance.interactive");
  }

  private static int width() {
    int told = Integer.getInteger("parlance.columns", USUAL_COLUMNS);
    return told > 0 ? told : USUAL_COLUMNS; // some terminals say 0
  }

  private static PrintStream printer(OutputStream stream, boolean flushLines) {
    return new PrintStream(
        new BufferedOutputStream(stream, BUFFER), flushLines, StandardCharsets.UTF_8);
  }

  /**
   * The launcher filters what the JVM itself writes to descriptor 2 and hands over the real
   * standard error under the number in {@code parlance.stderr}. Java has no public way to a
   * descriptor by number, hence reflection (the launcher opens the package for it); where that
   * fails, descriptor 2 serves as well, at the price of the filter's way around.
   */
  private static FileDescriptor standardError() {
    Integer number = Integer.getInteger("parlance.stderr");
    if (number == null) {
      return FileDescriptor.err;
    }
    try {
      Constructor<FileDescriptor> ofNumber = FileDescriptor.class.getDeclaredConstructor(int.class);
      ofNumber.setAccessible(true);
      return ofNumber.newInstance(number);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return FileDescriptor.err;
    }
  }
}
