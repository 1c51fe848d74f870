package io.parlance.chatbot.terminal;

/** Texts of several lines: they stand between marks of three quotes. */
final class Multiline {
  static final String MARK = "\"\"\"";

  private Multiline() {}

  /** Whether a text was begun that is not ended yet. */
  static boolean isOpen(String typed) {
    String text = typed.strip();
    return text.startsWith(MARK) && (text.length() < 2 * MARK.length() || !text.endsWith(MARK));
  }

  /** What is meant: without the marks, where there are any. */
  static String text(String typed) {
    String text = typed.strip();
    if (!text.startsWith(MARK)) {
      return text;
    }
    String open = text.substring(MARK.length());
    return (open.endsWith(MARK) ? open.substring(0, open.length() - MARK.length()) : open).strip();
  }

  /** Whether it stands between marks, so that it is said even where it begins with a slash. */
  static boolean isMarked(String typed) {
    return typed.strip().startsWith(MARK);
  }
}
