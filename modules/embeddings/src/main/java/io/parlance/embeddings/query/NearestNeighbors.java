package io.parlance.embeddings.query;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.Parallel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The words nearest to a word, a vector or a sum of words: exact, by cosine over all vectors. The
 * words of a question are left out of its answer.
 */
public final class NearestNeighbors {
  private static final int PART = 8192; // rows that one thread scans at a time
  private static final float EPSILON = 0.001f; // Levy & Goldberg 2014, section 6

  private final Embeddings embeddings;
  private final Parallel parallel;

  /** Questions answered on the calling thread. */
  public NearestNeighbors(Embeddings embeddings) {
    this(embeddings, Parallel.sequential());
  }

  /** Questions answered on these threads; answers do not depend on their number. */
  public NearestNeighbors(Embeddings embeddings, Parallel parallel) {
    this.embeddings = embeddings;
    this.parallel = parallel;
  }

  /**
   * The {@code k} words nearest to a word.
   *
   * @throws UnknownWordException if it has no vector
   */
  public List<Neighbor> toWord(String word, int k) {
    return toSum(WordSum.of(word), k);
  }

  /** The {@code k} words nearest to a vector of this dimension, none left out. */
  public List<Neighbor> toVector(float[] vector, int k) {
    return best(cosines(vector), k, Set.of());
  }

  /**
   * The {@code k} words nearest to a sum and difference of unit vectors.
   *
   * @throws UnknownWordException if words have no vector
   */
  public List<Neighbor> toSum(WordSum sum, int k) {
    List<float[]> units = UnitVectors.of(embeddings, sum.words());
    float[] query = new float[embeddings.dimension()];
    for (int word = 0; word < units.size(); word++) {
      float sign = word < sum.plus().size() ? 1 : -1;
      for (int i = 0; i < query.length; i++) {
        query[i] += sign * units.get(word)[i];
      }
    }
    return best(cosines(query), k, ids(sum.words()));
  }

  /**
   * The {@code k} best words x for "a is to b as c is to x".
   *
   * @throws UnknownWordException if words have no vector
   */
  public List<Neighbor> analogy(String a, String b, String c, int k, AnalogyMethod method) {
    if (method == AnalogyMethod.COS_ADD) {
      return toSum(new WordSum(List.of(b, c), List.of(a)), k);
    }
    List<float[]> units = UnitVectors.of(embeddings, List.of(a, b, c));
    float[] toA = cosines(units.get(0));
    float[] scores = cosines(units.get(1));
    float[] toC = cosines(units.get(2));
    for (int id = 0; id < scores.length; id++) {
      float product = (scores[id] + 1) / 2 * ((toC[id] + 1) / 2);
      scores[id] = product / ((toA[id] + 1) / 2 + EPSILON);
    }
    return best(scores, k, ids(List.of(a, b, c)));
  }

  /** (size): the cosine of every word with the query. */
  private float[] cosines(float[] query) {
    int size = embeddings.size();
    float[] cosines = new float[size];
    parallel.run(
        (size + PART - 1) / PART,
        part -> {
          int from = part * PART;
          embeddings.cosines(query, from, Math.min(size, from + PART), cosines, from);
        });
    return cosines;
  }

  private Set<Integer> ids(List<String> words) {
    Set<Integer> ids = new LinkedHashSet<>();
    for (String word : words) {
      OptionalInt id = embeddings.vocabulary().id(word);
      id.ifPresent(ids::add);
    }
    return ids;
  }

  private List<Neighbor> best(float[] scores, int k, Set<Integer> leftOut) {
    if (k < 1) {
      throw new IllegalArgumentException("at least one neighbour is to be asked for, not " + k);
    }
    for (int id : leftOut) {
      scores[id] = Float.NaN;
    }
    TopK top = new TopK(Math.min(k, scores.length));
    top.offer(scores, 0, scores.length, 0);
    return top.drain(embeddings.vocabulary());
  }
}
