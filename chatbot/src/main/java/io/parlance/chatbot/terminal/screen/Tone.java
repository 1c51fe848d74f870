package io.parlance.chatbot.terminal.screen;

/** What text is, which decides its colour. */
public enum Tone implements Look {
  /** Nothing special. */
  PLAIN,
  /** What asks for input. */
  PROMPT,
  /** What the bot says. */
  REPLY,
  /** What is said beside the conversation. */
  NOTE,
  /** What matters in it: a name, a value. */
  STRONG,
  /** What went wrong. */
  ERROR
}
