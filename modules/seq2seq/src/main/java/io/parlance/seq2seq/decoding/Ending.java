package io.parlance.seq2seq.decoding;

/** Why a reply ends where it ends. */
public enum Ending {
  /** The model ended it. */
  COMPLETE,
  /** It has as many words as it may have. */
  CUT_OFF,
  /** No word was left that may be said. */
  NO_WORD_LEFT,
  /** The caller did not want to wait for more. */
  CANCELLED
}
