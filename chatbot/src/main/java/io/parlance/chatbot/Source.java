package io.parlance.chatbot;

/** Where a reply came from. */
public enum Source {
  /** The model made it. */
  GENERATED,
  /** It is the reply of a known question. */
  RETRIEVED,
  /** Nothing was good enough, and this says so. */
  FALLBACK
}
