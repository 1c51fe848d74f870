package io.parlance.chatbot.terminal;

/** What a person did at the prompt. */
sealed interface TypedLine {

  /**
   * Typed something.
   *
   * @param text what is meant: of several lines where it was typed or pasted so
   */
  record Text(String text) implements TypedLine {}

  /**
   * Pressed Ctrl-C.
   *
   * @param nothing whether there was nothing on the line
   */
  record Interrupted(boolean nothing) implements TypedLine {}

  /** Ended the input. */
  record End() implements TypedLine {}
}
