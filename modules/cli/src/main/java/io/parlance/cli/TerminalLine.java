package io.parlance.cli;

import java.util.List;

/**
 * The line of a terminal that is drawn again and again. Nothing of it ever goes to a second line,
 * which could not be taken back: what is shown fits the terminal, and should that have become
 * narrower since the start, what is too long is cut off by the terminal itself.
 */
final class TerminalLine {
  private static final String START = "\r\u001b[?7l"; // ?7: go on in the next line at the margin
  private static final String END = "\u001b[K\u001b[?7h";
  private static final String ERASE = "\r\u001b[K";

  private final Streams streams;
  private boolean drawn;

  TerminalLine(Streams streams) {
    this.streams = streams;
  }

  /**
   * Draws the first of these that fits, or else the last. Written over the old line, not after
   * erasing it: that would flicker.
   *
   * @param versions the same thing told at less and less length
   */
  void draw(List<String> versions) {
    String line =
        versions.stream()
            .filter(version -> visible(version) < streams.columns())
            .findFirst()
            .orElse(versions.get(versions.size() - 1));
    streams.err().print(START + line + END);
    streams.err().flush();
    drawn = true;
  }

  /** Takes the line away, so that another can be printed in its place. */
  void clear() {
    if (drawn) {
      streams.err().print(ERASE);
      streams.err().flush();
      drawn = false;
    }
  }

  private static int visible(String line) {
    return line.replaceAll("\u001b\\[[0-9]*m", "").length();
  }
}
