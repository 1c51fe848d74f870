package io.parlance.tests;

/** How many cells of a terminal a character takes: by the blocks of Unicode, as xterm has it. */
final class Cells {
  private Cells() {}

  static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        within(point, 0x1100, 0x115F) // Hangul's first letters
            || within(point, 0x2E80, 0xA4CF) // Chinese, Japanese and their marks
            || within(point, 0xAC00, 0xD7A3)
            || within(point, 0xF900, 0xFAFF)
            || within(point, 0xFE30, 0xFE6F)
            || within(point, 0xFF00, 0xFF60) // letters as wide as Chinese ones
            || within(point, 0xFFE0, 0xFFE6)
            || within(point, 0x1F300, 0x1FAFF) // emoji
            || within(point, 0x20000, 0x3FFFD);
    return wide ? 2 : 1;
  }

  /** Cells of a text. */
  static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  private static boolean within(int point, int first, int last) {
    return point >= first && point <= last;
  }
}
