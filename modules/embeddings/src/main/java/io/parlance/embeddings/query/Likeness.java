package io.parlance.embeddings.query;

import io.parlance.embeddings.Embeddings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How alike given words are. */
public final class Likeness {
  private Likeness() {}

  /** A word among others, and its cosine with their mean. */
  public record Member(String word, float similarity) {}

  /**
   * The cosine of two words' vectors, 0 where one is the zero vector.
   *
   * @throws UnknownWordException if a word has no vector
   */
  public static float cosine(Embeddings embeddings, String a, String b) {
    List<float[]> units = UnitVectors.of(embeddings, List.of(a, b));
    return (float) UnitVectors.dot(units.get(0), units.get(1));
  }

  /**
   * The words by their cosine with the mean of all their unit vectors, the odd one first.
   *
   * @throws UnknownWordException if words have no vector
   * @throws IllegalArgumentException if there are fewer than three words, as of two none is odd
   */
  public static List<Member> oddOneOut(Embeddings embeddings, List<String> words) {
    if (words.size() < 3) {
      throw new IllegalArgumentException(
          "the odd one out needs at least three words, not " + words.size());
    }
    List<float[]> units = UnitVectors.of(embeddings, words);
    float[] sum = new float[embeddings.dimension()];
    for (float[] unit : units) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += unit[i];
      }
    }
    float[] mean = UnitVectors.normalized(sum);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      members.add(new Member(words.get(i), (float) UnitVectors.dot(units.get(i), mean)));
    }
    members.sort(Comparator.comparingDouble(Member::similarity));
    return List.copyOf(members);
  }
}
