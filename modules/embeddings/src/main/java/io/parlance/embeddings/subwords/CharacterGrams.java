package io.parlance.embeddings.subwords;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The character n-grams of words and the buckets that they fall into, exactly as the original
 * program has them (Bojanowski et al. 2017, section 3.2).
 *
 * <p>A word stands between {@code <} and {@code >}; its n-grams have {@code minN} to {@code maxN}
 * characters of UTF-8, but a mark alone is none. {@code where} with 3 to 3: {@code <wh whe her ere
 * re>}. The end of a line, {@code </s>}, has none.
 *
 * @param minN the fewest characters, 0 … {@code maxN}; 0 is as 1; 3
 * @param maxN the most characters, at most {@value #MOST}, 0 for no n-grams at all; 6
 * @param buckets that share the n-grams by their hash, at least 1 where there are n-grams;
 *     2,000,000
 */
public record CharacterGrams(int minN, int maxN, int buckets) {
  /** Longer n-grams than that would be whole sentences. */
  public static final int MOST = 100;

  private static final String END_OF_LINE = "</s>";
  private static final int FNV_BASIS = 0x811c9dc5;
  private static final int FNV_PRIME = 16777619;

  public CharacterGrams {
    require(maxN >= 0 && maxN <= MOST, "max-n must be 0 to " + MOST, maxN);
    require(minN >= 0, "min-n must be at least 0", minN);
    require(maxN == 0 || minN <= maxN, "min-n must be at most max-n (" + maxN + ")", minN);
    require(buckets >= 0, "buckets must be at least 0", buckets);
    require(
        maxN == 0 || buckets >= 1, "buckets must be at least 1 (or max-n 0: no n-grams)", buckets);
  }

  private static void require(boolean holds, String expectation, int found) {
    if (!holds) {
      throw new IllegalArgumentException(expectation + ", not " + found);
    }
  }

  /** The original's settings. */
  public static CharacterGrams defaults() {
    return new CharacterGrams(3, 6, 2_000_000);
  }

  /** The buckets of a word's n-grams, in the original's order; one may come more than once. */
  public int[] buckets(String word) {
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    return buckets(utf8, 0, utf8.length);
  }

  /** The buckets of the word {@code utf8[from … to)}. */
  public int[] buckets(byte[] utf8, int from, int to) {
    if (maxN == 0 || isEndOfLine(utf8, from, to)) {
      return new int[0];
    }
    byte[] word = new byte[to - from + 2];
    word[0] = '<';
    System.arraycopy(utf8, from, word, 1, to - from);
    word[word.length - 1] = '>';
    int[] found = new int[4 * word.length];
    int count = 0;
    for (int start = 0; start < word.length; start++) {
      if (continues(word[start])) {
        continue;
      }
      int hash = FNV_BASIS;
      int end = start;
      for (int n = 1; n <= maxN && end < word.length; n++) {
        do {
          hash = step(hash, word[end++]);
        } while (end < word.length && continues(word[end]));
        boolean markAlone = n == 1 && (start == 0 || end == word.length);
        if (n >= minN && !markAlone) {
          found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
          found[count++] = Integer.remainderUnsigned(hash, buckets);
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static boolean isEndOfLine(byte[] utf8, int from, int to) {
    if (to - from != END_OF_LINE.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (utf8[i] != END_OF_LINE.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a byte continues a character of UTF-8. */
  private static boolean continues(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** FNV-1a of 32 bits over signed bytes: the original's quirk for all that is not ASCII. */
  private static int step(int hash, byte next) {
    return (hash ^ next) * FNV_PRIME;
  }

  /** The hash of bytes. */
  static int hash(byte[] bytes) {
    int hash = FNV_BASIS;
    for (byte next : bytes) {
      hash = step(hash, next);
    }
    return hash;
  }
}
