package io.parlance.seq2seq.inference;

/** What says how likely a word is as the next of a reply. Safe to share between threads. */
public interface StepModel {

  /** The number of words that are told apart, marks included. */
  int words();

  /**
   * Reads a question.
   *
   * @param question its ids, without marks around them; may be empty
   * @param mostRows replies that will be made at once, at least 1
   * @return one row, before its first word
   * @throws IllegalArgumentException if an id is not of the vocabulary or there are no rows
   */
  Steps begin(int[] question, int mostRows);
}
