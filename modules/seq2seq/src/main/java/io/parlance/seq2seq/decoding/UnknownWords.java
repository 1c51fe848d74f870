package io.parlance.seq2seq.decoding;

/** What becomes of the unknown word where a model would say it. */
public enum UnknownWords {
  /** It is never said. */
  BAN,
  /**
   * The question's word that attention is most on is said in its place (Luong et al. 2015b); where
   * there is none, the unknown word is never said.
   */
  COPY,
  /** It is said as it is. */
  KEEP
}
