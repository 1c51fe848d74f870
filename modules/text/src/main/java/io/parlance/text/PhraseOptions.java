package io.parlance.text;

/**
 * How neighbouring words are joined into phrases, as word2phrase does (Mikolov et al., "Distributed
 * Representations of Words and Phrases and their Compositionality", section 4, eq. 6): two words a,
 * b become {@code a_b} where
 *
 * <pre>score = (count(ab) − discount) / (count(a) · count(b)) · tokens</pre>
 *
 * is above the threshold.
 *
 * @param threshold above 0; default 100; higher makes fewer phrases
 * @param minCount words and pairs below it make no phrase; from 1; default 5
 * @param discount from 0; keeps rare pairs out; default 5
 * @param passes from 1; a second pass joins phrases again, to up to four words; default 1
 */
public record PhraseOptions(double threshold, int minCount, int discount, int passes) {

  /** Checks the ranges. */
  public PhraseOptions {
    if (!(threshold > 0)) {
      throw new IllegalArgumentException("phrase threshold " + threshold + " is not above 0");
    }
    if (minCount < 1) {
      throw new IllegalArgumentException("phrase min-count " + minCount + " is below 1");
    }
    if (discount < 0) {
      throw new IllegalArgumentException("phrase discount " + discount + " is below 0");
    }
    if (passes < 1) {
      throw new IllegalArgumentException("phrase passes " + passes + " is below 1");
    }
  }

  /** word2phrase's own settings, one pass. */
  public static PhraseOptions defaults() {
    return new PhraseOptions(100, 5, 5, 1);
  }

  /** The same with another threshold. */
  public PhraseOptions withThreshold(double value) {
    return new PhraseOptions(value, minCount, discount, passes);
  }

  /** The same with another minimum count. */
  public PhraseOptions withMinCount(int value) {
    return new PhraseOptions(threshold, value, discount, passes);
  }

  /** The same with another discount. */
  public PhraseOptions withDiscount(int value) {
    return new PhraseOptions(threshold, minCount, value, passes);
  }

  /** The same with another number of passes. */
  public PhraseOptions withPasses(int value) {
    return new PhraseOptions(threshold, minCount, discount, value);
  }
}
