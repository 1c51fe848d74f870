package io.parlance.text.chinese;

/** Takes words as parts of the text they were found in. */
@FunctionalInterface
public interface WordSink {
  /** The word {@code text[from … to)}. */
  void word(char[] text, int from, int to);
}
