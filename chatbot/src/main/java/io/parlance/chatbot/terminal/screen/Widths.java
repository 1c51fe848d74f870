package io.parlance.chatbot.terminal.screen;

import org.jline.utils.WCWidth;

/** How many columns printable text takes: Chinese characters and emoji two, accents none. */
public final class Widths {
  private static final int EMOJI_STYLE = 0xFE0F; // shows the character before it as an emoji

  private Widths() {}

  /** Columns of a text without line feeds; never fewer than a terminal takes. */
  public static int of(String text) {
    int columns = 0;
    int before = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int width = point == EMOJI_STYLE ? Math.max(0, 2 - before) : of(point);
      columns += width;
      before = width;
      at += Character.charCount(point);
    }
    return columns;
  }

  /** Columns of a character. */
  public static int of(int codePoint) {
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /** The text with spaces behind it up to so many columns; longer text stays. */
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** The beginning of a text, ended by dots where it has more columns. */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    String dots = ".".repeat(Math.min(3, Math.max(0, columns)));
    int room = columns - dots.length();
    int at = 0;
    int taken = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int end = at + Character.charCount(point);
      if (end < text.length() && text.charAt(end) == EMOJI_STYLE) {
        end++;
      }
      taken += of(text.substring(at, end));
      if (taken > room) {
        break;
      }
      at = end;
    }
    return text.substring(0, at) + dots;
  }
}
