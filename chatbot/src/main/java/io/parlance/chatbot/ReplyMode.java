package io.parlance.chatbot;

/** Where replies come from. */
public enum ReplyMode {
  /** The model makes them, word by word. */
  GENERATE,
  /** They are those of the known questions that are nearest. */
  RETRIEVE,
  /** Both, and the better one is given. */
  HYBRID
}
