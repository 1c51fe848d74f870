package io.parlance.seq2seq.inference;

/**
 * Replies to one question in the making, each a row, all of the same length. Belongs to one thread.
 * What comes of a row does not depend, in any bit, on the rows beside it nor on the number of
 * threads.
 */
public interface Steps {

  /** What attention looks back at: the question's tokens; 0 without attention. */
  int positions();

  /**
   * Appends a word to each of {@code rows} replies.
   *
   * @param parents (rows): the row, as of the call before, that each continues; 0 at the first call
   * @param words (rows): the ids; {@link io.parlance.seq2seq.ChatVocabulary#START} at the first
   *     call
   * @throws IllegalArgumentException if there are more rows than announced, or a parent or word
   *     that does not exist
   */
  void advance(int rows, int[] parents, int[] words);

  /** (rows, words): the natural logarithm of each next word's probability; overwritten later. */
  float[] logProbabilities();

  /** (rows, positions): where the last step looked, sums of 1; overwritten later. */
  float[] attention();
}
