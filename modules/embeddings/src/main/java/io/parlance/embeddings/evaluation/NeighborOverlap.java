package io.parlance.embeddings.evaluation;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.BatchNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many nearest neighbours of a word models have in common, over words that all of them know and
 * among those words.
 */
public final class NeighborOverlap {
  private static final int MOST_COMMON = 30_000; // words searched, the most frequent
  private static final int MOST_ASKED = 1000;

  private final List<String> words; // known to all, most frequent in the first model first
  private final List<List<Set<Integer>>> neighbors = new ArrayList<>(); // (models, asked)
  private final int asked;
  private final int k;

  /** Finds {@code k} neighbours of up to 1,000 common words, evenly spread by frequency. */
  public NeighborOverlap(List<Embeddings> models, int k, TensorBackend backend, Parallel parallel) {
    this.k = k;
    this.words = common(models);
    this.asked = Math.min(MOST_ASKED, words.size());
    for (Embeddings model : models) {
      neighbors.add(asked == 0 ? List.of() : neighbors(model, backend, parallel));
    }
  }

  private static List<String> common(List<Embeddings> models) {
    Vocabulary first = models.get(0).vocabulary();
    List<String> common = new ArrayList<>();
    for (int id = 0; id < first.size() && common.size() < MOST_COMMON; id++) {
      String word = first.word(id);
      if (models.stream().allMatch(model -> model.vocabulary().id(word).isPresent())) {
        common.add(word);
      }
    }
    return common;
  }

  private List<Set<Integer>> neighbors(Embeddings model, TensorBackend backend, Parallel parallel) {
    RowMatrix rows = RowMatrix.dense(words.size(), model.dimension());
    for (int i = 0; i < words.size(); i++) {
      OptionalInt id = model.vocabulary().id(words.get(i));
      rows.setRow(i, model.vector(id.getAsInt()), 0);
    }
    Embeddings shared =
        Embeddings.of(Vocabulary.of(words, new long[words.size()]), rows, model.provenance());
    List<float[]> queries = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      queries.add(shared.vector(place(i)));
    }
    List<List<Neighbor>> found =
        new BatchNeighbors(shared, words.size(), backend, parallel).toVectors(queries, k + 1);
    List<Set<Integer>> sets = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      int self = place(i);
      sets.add(
          found.get(i).stream()
              .map(Neighbor::id)
              .filter(id -> id != self)
              .limit(k)
              .collect(Collectors.toSet()));
    }
    return sets;
  }

  private int place(int question) {
    return (int) ((long) question * words.size() / asked);
  }

  /** The words that all models know, at most 30,000. */
  public List<String> words() {
    return words;
  }

  /** How many words were asked. */
  public int asked() {
    return asked;
  }

  /** The share of neighbours that two models have in common, 0 … 1; NaN if no word is. */
  public double share(int one, int other) {
    double sum = 0;
    for (int i = 0; i < asked; i++) {
      Set<Integer> both = new HashSet<>(neighbors.get(one).get(i));
      int all = both.size();
      both.retainAll(neighbors.get(other).get(i));
      sum += all == 0 ? 1 : (double) both.size() / all;
    }
    return sum / asked;
  }
}
