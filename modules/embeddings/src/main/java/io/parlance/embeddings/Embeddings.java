package io.parlance.embeddings;

import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A vector a word: a vocabulary and a float32 matrix (size, dimension) whose row {@code id} is the
 * vector of word {@code id}.
 *
 * <p>Immutable and safe to share between threads; no query changes a vector. Words outside the
 * vocabulary have vectors where the model knows parts of words ({@link #withSubwords}).
 */
public final class Embeddings {
  private static final int BLOCK = 4096; // rows: a scan's unit, long enough to be compiled in it

  private final Vocabulary vocabulary;
  private final RowMatrix vectors;
  private final Optional<Subwords> subwords;
  private final Provenance provenance;
  private final SortedMap<String, ModelPart> parts;
  private volatile float @Nullable [] norms; // (size), once asked for

  private Embeddings(
      Vocabulary vocabulary,
      RowMatrix vectors,
      Optional<Subwords> subwords,
      Provenance provenance,
      SortedMap<String, ModelPart> parts) {
    this.vocabulary = vocabulary;
    this.vectors = vectors;
    this.subwords = subwords;
    this.provenance = provenance;
    this.parts = Collections.unmodifiableSortedMap(parts);
  }

  /**
   * Embeddings of these words and vectors, which the caller must not change afterwards.
   *
   * @param vectors (vocabulary.size(), dimension)
   * @throws IllegalArgumentException if the vocabulary is empty or has not one word a row
   */
  public static Embeddings of(Vocabulary vocabulary, RowMatrix vectors, Provenance provenance) {
    if (vocabulary.size() == 0) {
      throw new IllegalArgumentException("embeddings need at least one word");
    }
    if (vocabulary.size() != vectors.rows()) {
      throw new IllegalArgumentException(
          vocabulary.size() + " words but " + vectors.rows() + " vectors: one a word is needed");
    }
    return new Embeddings(vocabulary, vectors, Optional.empty(), provenance, new TreeMap<>());
  }

  /** These embeddings, with vectors for words outside the vocabulary. */
  public Embeddings withSubwords(Subwords words) {
    return new Embeddings(vocabulary, vectors, Optional.of(words), provenance, parts);
  }

  /** These embeddings, with another provenance. */
  public Embeddings withProvenance(Provenance other) {
    return new Embeddings(vocabulary, vectors, subwords, other, parts);
  }

  /**
   * These embeddings, with another tensor beside the vectors.
   *
   * @param name that {@link ModelPart#isName} allows
   */
  public Embeddings withPart(String name, ModelPart part) {
    if (!ModelPart.isName(name)) {
      throw new IllegalArgumentException("no name for a part of a model: \"" + name + '"');
    }
    SortedMap<String, ModelPart> more = new TreeMap<>(parts);
    more.put(name, part);
    return new Embeddings(vocabulary, vectors, subwords, provenance, more);
  }

  /** The tensor of this name, where the model has it. */
  public Optional<ModelPart> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  /** All further tensors by name. */
  public SortedMap<String, ModelPart> parts() {
    return parts;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The matrix (size, dimension) itself, not a copy: to be read only. */
  public RowMatrix vectors() {
    return vectors;
  }

  public Optional<Subwords> subwords() {
    return subwords;
  }

  public Provenance provenance() {
    return provenance;
  }

  /** The number of words. */
  public int size() {
    return vocabulary.size();
  }

  /** The length of a vector. */
  public int dimension() {
    return vectors.dimension();
  }

  /** A copy of the vector of a word; of a word outside the vocabulary if its parts are known. */
  public Optional<float[]> vector(String word) {
    OptionalInt id = vocabulary.id(word);
    if (id.isPresent()) {
      return Optional.of(vector(id.getAsInt()));
    }
    return subwords.flatMap(parts -> parts.vector(word));
  }

  /** A copy of the vector of word {@code id}. */
  public float[] vector(int id) {
    float[] vector = new float[dimension()];
    vectors.copyRow(id, vector, 0);
    return vector;
  }

  /** The Euclidean length of the vector of word {@code id}. */
  public float norm(int id) {
    return norms()[id];
  }

  /**
   * Cosines of {@code query} with the vectors of words {@code from … to-1}, into {@code out} from
   * {@code at} on. A cosine with a zero vector is 0.
   *
   * @throws IllegalArgumentException if the query has not this dimension
   * @throws IndexOutOfBoundsException if the ranges do not fit
   */
  public void cosines(float[] query, int from, int to, float[] out, int at) {
    if (query.length != dimension()) {
      throw new IllegalArgumentException(
          "a query of " + query.length + " numbers, but the vectors have " + dimension());
    }
    Objects.checkFromToIndex(from, to, size());
    Objects.checkFromIndexSize(at, to - from, out.length);
    float[] lengths = norms();
    double square = 0;
    for (float component : query) {
      square += (double) component * component;
    }
    float[] unit = query.clone();
    double length = Math.sqrt(square);
    for (int i = 0; i < unit.length && length > 0; i++) {
      unit[i] = (float) (query[i] / length);
    }
    for (int row = from; row < to; ) {
      int rows = Math.min(Math.min(BLOCK, to - row), vectors.contiguous(row));
      int target = at + row - from;
      float[] block = vectors.block(row);
      int offset = vectors.offset(row);
      Rows.dots(rows, unit.length, block, offset, vectors.stride(), unit, out, target);
      for (int i = 0; i < rows; i++) {
        float norm = lengths[row + i];
        out[target + i] = norm > 0 ? out[target + i] / norm : 0;
      }
      row += rows;
    }
  }

  /** Two threads that come here first both compute the same array, and one of them is kept. */
  private float[] norms() {
    float[] known = norms;
    if (known != null) {
      return known;
    }
    float[] computed = new float[size()];
    int stride = vectors.stride();
    for (int row = 0; row < computed.length; ) {
      int rows = Math.min(Math.min(BLOCK, computed.length - row), vectors.contiguous(row));
      Rows.squares(
          rows, dimension(), vectors.block(row), vectors.offset(row), stride, computed, row);
      for (int i = row; i < row + rows; i++) {
        computed[i] = (float) Math.sqrt(computed[i]);
      }
      row += rows;
    }
    norms = computed;
    return computed;
  }
}
