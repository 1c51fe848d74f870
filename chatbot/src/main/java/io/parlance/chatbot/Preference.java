package io.parlance.chatbot;

/** Which of several replies is preferred; see {@link io.parlance.seq2seq.decoding.Reranking}. */
public enum Preference {
  /** The likeliest. */
  OFF,
  /** What is not said to just anything: MMI-antiLM. */
  ANTI,
  /** What leads back to the question, by the reverse model: MMI-bidi. */
  BIDI
}
