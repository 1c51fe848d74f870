package io.parlance.dl4j.vectors;

import io.parlance.embeddings.Embeddings;
import java.io.NotSerializableException;
import java.io.Serial;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.deeplearning4j.models.embeddings.WeightLookupTable;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.wordstore.VocabCache;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Embeddings as DL4J's lookup table, to be read only. {@link #vector} makes a row for who asks;
 * only {@link #getWeights} copies the matrix, once, and keeps the copy: who writes into that
 * changes what other callers of it see, but no row and no answer.
 *
 * <p>It is no {@code InMemoryLookupTable} on purpose: DL4J's {@code BasicModelUtils} normalises the
 * weights of one in place, and reads all other tables row by row.
 */
final class EmbeddingsLookupTable implements WeightLookupTable<VocabWord> {
  @Serial private static final long serialVersionUID = 1;

  private final transient Embeddings embeddings;
  private final transient EmbeddingsWordVectors rows;
  private final transient VocabCache<VocabWord> vocabulary;
  private transient @Nullable INDArray weights; // (size, dimension), once asked for

  EmbeddingsLookupTable(
      Embeddings embeddings, EmbeddingsWordVectors rows, VocabCache<VocabWord> vocabulary) {
    this.embeddings = embeddings;
    this.rows = rows;
    this.vocabulary = vocabulary;
  }

  @Override
  public int layerSize() {
    return embeddings.dimension();
  }

  @Override
  public VocabCache<VocabWord> getVocabCache() {
    return vocabulary;
  }

  /** (dimension), or null as {@link EmbeddingsWordVectors#getWordVectorMatrix}. */
  @Override
  public @Nullable INDArray vector(@Nullable String word) {
    return rows.getWordVectorMatrix(word);
  }

  /** All vectors by id, each (dimension) and made when its turn comes. */
  @Override
  public Iterator<INDArray> vectors() {
    return IntStream.range(0, embeddings.size())
        .mapToObj(id -> NativeRows.row(embeddings.vector(id)))
        .iterator();
  }

  /** The copy of the whole matrix, (size, dimension). */
  @Override
  public synchronized INDArray getWeights() {
    INDArray known = weights;
    if (known == null) {
      known = NativeRows.matrix(embeddings.vectors());
      weights = known;
    }
    return known;
  }

  @Override
  public Long getTableId() {
    return 0L;
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException(
        "this lookup table is that of embeddings, which do not change: to train on, take the copy"
            + " that EmbeddingsWordVectors.toWord2Vec() gives");
  }

  @Override
  public void setTableId(Long id) {
    throw readOnly();
  }

  @Override
  public double getGradient(int column, double gradient) {
    throw readOnly();
  }

  @Override
  public void resetWeights() {
    throw readOnly();
  }

  @Override
  public void resetWeights(boolean reset) {
    throw readOnly();
  }

  @Override
  public void putCode(int codeIndex, INDArray code) {
    throw readOnly();
  }

  @Override
  public INDArray loadCodes(int[] codes) {
    throw readOnly();
  }

  @Override
  @SuppressWarnings("deprecation")
  public void iterate(VocabWord w1, VocabWord w2) {
    throw readOnly();
  }

  @Override
  @SuppressWarnings("deprecation")
  public void iterateSample(VocabWord w1, VocabWord w2, AtomicLong nextRandom, double alpha) {
    throw readOnly();
  }

  @Override
  public void putVector(String word, INDArray vector) {
    throw readOnly();
  }

  @Override
  public void setLearningRate(double rate) {
    throw readOnly();
  }

  @Serial
  private Object writeReplace() throws NotSerializableException {
    throw new NotSerializableException(EmbeddingsWordVectors.NOT_SERIALIZED);
  }
}
