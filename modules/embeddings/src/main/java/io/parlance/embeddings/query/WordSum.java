package io.parlance.embeddings.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A sum and difference of words: {@code king - man + woman}.
 *
 * <p>{@code +} and {@code -} count as operators only with white space around them, so {@code
 * check-in} is a word; words side by side without an operator are one word with spaces, as phrases
 * are. Quotes make anything a word: {@code "new york" - "-"}.
 *
 * @param plus the words added, in order
 * @param minus the words subtracted, in order
 */
public record WordSum(List<String> plus, List<String> minus) {
  public WordSum {
    plus = List.copyOf(plus);
    minus = List.copyOf(minus);
    if (plus.isEmpty() && minus.isEmpty()) {
      throw new IllegalArgumentException("a sum needs at least one word");
    }
  }

  /** A single word, whatever characters it has. */
  public static WordSum of(String word) {
    return new WordSum(List.of(word), List.of());
  }

  /**
   * Parses an expression.
   *
   * @throws IllegalArgumentException if an operator lacks its word or a quote its end; the message
   *     is for the user
   */
  public static WordSum parse(String expression) {
    return new WordSumParser(expression).parse();
  }

  /** All words, those added first. */
  public List<String> words() {
    List<String> words = new ArrayList<>(plus);
    words.addAll(minus);
    return List.copyOf(words);
  }
}
