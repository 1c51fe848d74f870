package io.parlance.chatbot;

/** Hears a reply piece by piece, as soon as it is certain. */
@FunctionalInterface
public interface ResponseListener {

  /** The next piece: all pieces, put together, are the reply's text. */
  void piece(String text);

  /** Hears nothing. */
  static ResponseListener none() {
    return text -> {};
  }
}
