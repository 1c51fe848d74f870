package io.parlance.embeddings.io;

/** Names and strings of a header, which may be anything, in a message of one line. */
final class TensorText {
  private static final int SHOWN = 60;

  private TensorText() {}

  static String quoted(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return '"' + (plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain) + '"';
  }
}
