package io.parlance.embeddings.query;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import java.util.Arrays;
import java.util.List;

/**
 * The words nearest to many vectors at once: matrix products of blocks of queries with blocks of
 * unit vectors, of which only the best cosines are kept.
 */
public final class BatchNeighbors {
  private static final int QUERIES = 128; // a block of queries is one thread's
  private static final int WORDS = 2048; // with it, a block of cosines of 1 MB

  private final Embeddings embeddings;
  private final TensorBackend backend;
  private final Parallel parallel;
  private final RowMatrix units; // (words, dimension)

  /**
   * @param words how many of the first, most frequent words are searched; at most all are
   * @throws IllegalArgumentException if that is below 1
   */
  public BatchNeighbors(
      Embeddings embeddings, int words, TensorBackend backend, Parallel parallel) {
    if (words < 1) {
      throw new IllegalArgumentException("at least one word is to be searched, not " + words);
    }
    this.embeddings = embeddings;
    this.backend = backend;
    this.parallel = parallel;
    this.units = RowMatrix.dense(Math.min(words, embeddings.size()), embeddings.dimension());
    for (int id = 0; id < units.rows(); id++) {
      units.setRow(id, UnitVectors.normalized(embeddings.vector(id)), 0);
    }
  }

  /** How many words are searched. */
  public int words() {
    return units.rows();
  }

  /** The vector of word {@code id}, one of those searched, at length one: a copy. */
  public float[] unit(int id) {
    float[] unit = new float[units.dimension()];
    units.copyRow(id, unit, 0);
    return unit;
  }

  /**
   * The {@code k} nearest words of each query, best first, none left out.
   *
   * @param queries vectors of this dimension
   */
  public List<List<Neighbor>> toVectors(List<float[]> queries, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("at least one neighbour is to be asked for, not " + k);
    }
    for (float[] query : queries) {
      if (query.length != units.dimension()) {
        throw new IllegalArgumentException(
            "a query of " + query.length + " numbers, but vectors have " + units.dimension());
      }
    }
    List<List<Neighbor>> answers = Arrays.asList(newAnswers(queries.size()));
    parallel.run(
        (queries.size() + QUERIES - 1) / QUERIES,
        part -> {
          int from = part * QUERIES;
          int to = Math.min(queries.size(), from + QUERIES);
          answer(queries.subList(from, to), k, answers.subList(from, to));
        });
    return List.copyOf(answers);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Neighbor>[] newAnswers(int size) {
    return new List[size];
  }

  private void answer(List<float[]> queries, int k, List<List<Neighbor>> answers) {
    int dimension = units.dimension();
    int m = queries.size();
    float[] unitQueries = new float[m * dimension]; // (m, dimension)
    TopK[] best = new TopK[m];
    for (int i = 0; i < m; i++) {
      float[] unit = UnitVectors.normalized(queries.get(i).clone());
      System.arraycopy(unit, 0, unitQueries, i * dimension, dimension);
      best[i] = new TopK(Math.min(k, units.rows()));
    }
    float[] cosines = new float[m * Math.min(WORDS, units.rows())]; // (m, n)
    for (int row = 0; row < units.rows(); ) {
      int n = Math.min(Math.min(WORDS, units.rows() - row), units.contiguous(row));
      backend.gemm(
          false,
          true,
          m,
          n,
          dimension,
          1,
          unitQueries,
          0,
          dimension,
          units.block(row),
          units.offset(row),
          units.stride(),
          0,
          cosines,
          0,
          n,
          Parallel.sequential());
      for (int i = 0; i < m; i++) {
        best[i].offer(cosines, i * n, (i + 1) * n, row);
      }
      row += n;
    }
    for (int i = 0; i < m; i++) {
      answers.set(i, best[i].drain(embeddings.vocabulary()));
    }
  }
}
