package io.parlance.tests;

/** Tells characters to be shown from control characters and escape sequences (ECMA-48). */
final class EscapeParser {
  private static final char ESCAPE = '\u001b';

  private final TerminalScreen screen;
  private final StringBuilder sequence = new StringBuilder(); // from ESC on

  EscapeParser(TerminalScreen screen) {
    this.screen = screen;
  }

  /** A character that the program wrote. */
  void take(int point) {
    if (sequence.length() > 0) {
      sequence.appendCodePoint(point);
      end(point);
    } else if (point == ESCAPE) {
      sequence.append(ESCAPE);
    } else if (Character.getType(point) == Character.CONTROL) {
      screen.control((char) point);
    } else {
      screen.print(point);
    }
  }

  /** Ends the sequence where it is whole. */
  private void end(int point) {
    char kind = sequence.charAt(1);
    if (kind == '[') {
      if (sequence.length() > 2 && point >= 0x40 && point <= 0x7E) {
        screen.sequence(sequence.substring(2, sequence.length() - 1), (char) point);
        sequence.setLength(0);
      }
      return;
    }
    boolean more = sequence.length() == 2 && (kind == '(' || kind == ')');
    boolean string = "]P_^X".indexOf(kind) >= 0; // the window's title and such: ended by BEL or ST
    if (!more && (!string || point == 0x07 || sequence.toString().endsWith("\u001b\\"))) {
      screen.escape(sequence.substring(1));
      sequence.setLength(0);
    }
  }
}
