package io.parlance.seq2seq.decoding;

/** Hears the words of the best reply one by one, as soon as they are certain. */
@FunctionalInterface
public interface ReplyListener {

  /** The next word. */
  void token(ReplyToken token);

  /** Hears nothing. */
  static ReplyListener none() {
    return token -> {};
  }
}
