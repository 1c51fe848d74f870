package io.parlance.chatbot.terminal.screen;

import io.parlance.chatbot.Printable;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Wraps text at words as it comes, piece by piece: a word that does not fit goes to the next line,
 * and so does a Chinese character, but no mark that closes begins a line. The terminal's last
 * column stays free, so that it never wraps by itself.
 */
public final class Flow {
  private static final int LAST_COLUMN = 1;
  private static final int FOR_MARKS = 2; // behind a piece's last word: the next piece may be one
  private static final String CLOSING = ",.;:!?)]}'\"%，。；：！？、）］｝」』】》〉〕”’…—～";
  private static final String OPENING = "（［｛「『【《〈〔“‘";

  private final Consumer<String> out;
  private final IntSupplier width;
  private final String indent;
  private int column;
  private int spaces; // not shown yet: none are at the end of a line

  /**
   * Begins a text on a new line.
   *
   * @param out takes what is to be shown now
   * @param width columns of the terminal; asked anew for each word, since it may change
   * @param indent columns that stay free at the left
   */
  public Flow(Consumer<String> out, IntSupplier width, int indent) {
    this(out, width, indent, 0);
  }

  private Flow(Consumer<String> out, IntSupplier width, int indent, int column) {
    this.out = out;
    this.width = width;
    this.indent = " ".repeat(indent);
    this.column = column;
  }

  /** Begins a text behind what takes the first {@code indent} columns of its first line. */
  static Flow behind(Consumer<String> out, IntSupplier width, int indent) {
    return new Flow(out, width, indent, indent);
  }

  /** Shows a piece of the text, behind which another may stand. */
  public void append(String piece) {
    append(piece, FOR_MARKS);
  }

  /** Shows the last piece of the text. */
  public void finish(String piece) {
    append(piece, 0);
  }

  private void append(String piece, int reserve) {
    StringBuilder shown = new StringBuilder();
    int from = 0;
    for (int feed = piece.indexOf('\n'); feed >= 0; feed = piece.indexOf('\n', from)) {
      appendLine(Printable.line(piece.substring(from, feed)), 0, shown);
      newLine(shown);
      from = feed + 1;
    }
    appendLine(Printable.line(piece.substring(from)), reserve, shown);
    if (shown.length() > 0) {
      out.accept(shown.toString());
    }
  }

  private void appendLine(String text, int reserve, StringBuilder shown) {
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == ' ') {
        spaces++;
        at++;
      } else {
        int end = end(text, at);
        place(text.substring(at, end), end == text.length() ? reserve : 0, shown);
        at = end;
      }
    }
  }

  /** Columns taken on the line, the indent among them; 0 where it is empty. */
  public int column() {
    return column;
  }

  private void newLine(StringBuilder shown) {
    shown.append('\n');
    column = 0;
    spaces = 0;
  }

  /** Where what begins at a character ends, which is not to be cut. */
  private static int end(String text, int from) {
    int at = from;
    while (at < text.length() && OPENING.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    boolean wide = at < text.length() && Widths.of(text.codePointAt(at)) == 2;
    if (wide) {
      at += Character.charCount(text.codePointAt(at));
    }
    while (at < text.length() && !ends(text, at, wide)) {
      at += Character.charCount(text.codePointAt(at));
    }
    return Math.max(at, from + 1);
  }

  private static boolean ends(String text, int at, boolean wide) {
    int point = text.codePointAt(at);
    if (point == ' ') {
      return true;
    }
    int width = Widths.of(point);
    boolean attached = CLOSING.indexOf(point) >= 0 || width == 0;
    return wide ? !attached : width == 2 && !attached;
  }

  private void place(String word, int reserve, StringBuilder shown) {
    int room = Math.max(indent.length() + 2, width.getAsInt() - LAST_COLUMN);
    int columns = Widths.of(word);
    boolean mark = CLOSING.indexOf(word.codePointAt(0)) >= 0;
    int needed = column + spaces + columns + (mark ? 0 : reserve);
    if (column > indent.length() && needed > room) {
      newLine(shown);
    }
    if (column == 0) {
      shown.append(indent);
      column = indent.length();
      spaces = 0;
    }
    shown.append(" ".repeat(spaces));
    column += spaces;
    spaces = 0;
    if (column + columns <= room) {
      shown.append(word);
      column += columns;
      return;
    }
    word.codePoints().forEach(point -> character(point, room, shown)); // longer than a line
  }

  private void character(int point, int room, StringBuilder shown) {
    int columns = Widths.of(point);
    if (column + columns > room) {
      shown.append('\n').append(indent);
      column = indent.length();
    }
    shown.appendCodePoint(point);
    column += columns;
  }
}
