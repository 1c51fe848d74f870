package io.parlance.dl4j.vectors;

import io.parlance.embeddings.Embeddings;
import java.io.NotSerializableException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.models.embeddings.WeightLookupTable;
import org.deeplearning4j.models.embeddings.reader.ModelUtils;
import org.deeplearning4j.models.embeddings.wordvectors.WordVectors;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.Word2Vec;
import org.deeplearning4j.models.word2vec.wordstore.VocabCache;
import org.deeplearning4j.nn.weights.embeddings.WeightInitEmbedding;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.util.MathUtils;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Embeddings as DL4J's {@link WordVectors}, and as the first {@link #weights()} of its layers.
 *
 * <p>A word's vector is an array of shape (dimension), made for who asks; questions are answered by
 * our own queries, by cosine, and never change a vector. Nothing that is done to what this hands
 * out reaches the embeddings. The matrix is copied only where somebody asks for all of it: once by
 * {@link #lookupTable()}{@code .getWeights()}, which keeps its copy; and into the caller's array by
 * {@link #loadWeightsInto}.
 *
 * <p>A word outside the vocabulary has the vector of its character n-grams where the model has them
 * (fastText), else that of {@link #getUNK()} where that is in the vocabulary, else null.
 *
 * <p>Safe to share between threads, but for {@link #setUNK}.
 */
public final class EmbeddingsWordVectors implements WordVectors {
  @Serial private static final long serialVersionUID = 1;

  static final String NOT_SERIALIZED =
      "embeddings are not kept by Java serialization: write them by EmbeddingsFiles.write";

  private final transient Embeddings embeddings;
  private final transient WordQuestions questions;
  private final transient VocabCache<VocabWord> vocabulary;
  private final transient WeightLookupTable<VocabWord> table;
  private volatile @Nullable String unknown = DEFAULT_UNKNOWN;

  private static final String DEFAULT_UNKNOWN = "UNK";

  /** Costs nothing; ND4J is loaded with the first vector that is asked for. */
  public EmbeddingsWordVectors(Embeddings embeddings) {
    this.embeddings = embeddings;
    this.questions = new WordQuestions(embeddings);
    this.vocabulary = new EmbeddingsVocabulary(embeddings);
    this.table = new EmbeddingsLookupTable(embeddings, this, vocabulary);
  }

  /** What all this is made of. */
  public Embeddings embeddings() {
    return embeddings;
  }

  /**
   * A {@link Word2Vec} of DL4J's own with copies of words, counts and vectors: to be trained on,
   * normalised, or saved by {@code WordVectorSerializer}. Every call makes another.
   */
  public Word2Vec toWord2Vec() {
    return Word2VecCopy.of(embeddings);
  }

  /**
   * The initial weights of an {@code EmbeddingLayer} or {@code EmbeddingSequenceLayer}, written
   * straight into the network's parameters: {@code weightInit(vectors.weights())}. They tell the
   * layer its nIn and nOut, too.
   *
   * <p>Not {@code weightInit(vectors)}: with that, DL4J 1.0.0-M2.1 trains and saves the layer
   * wrongly, whatever the initializer.
   */
  public WeightInitEmbedding weights() {
    return new EmbeddingsWeightInit(this);
  }

  /** The word whose vector stands for unknown ones. */
  @Override
  @SuppressWarnings("NullAway") // DL4J has null for none
  public @Nullable String getUNK() {
    return unknown;
  }

  /** Sets the word whose vector stands for unknown ones; null for none. */
  @Override
  public void setUNK(@Nullable String word) {
    unknown = word;
  }

  /** Whether the word is in the vocabulary. */
  @Override
  public boolean hasWord(@Nullable String word) {
    return vocabulary.containsWord(word);
  }

  /** The id of a word, -1 of one outside the vocabulary. */
  @Override
  public int indexOf(@Nullable String word) {
    return vocabulary.indexOf(word);
  }

  /** Whether words outside the vocabulary have vectors of their own, by their n-grams. */
  @Override
  public boolean outOfVocabularySupported() {
    return embeddings.subwords().isPresent();
  }

  private Optional<float[]> vector(@Nullable String word) {
    Optional<float[]> own = Optional.ofNullable(word).flatMap(embeddings::vector);
    if (own.isPresent()) {
      return own;
    }
    Optional<float[]> shared = Optional.ofNullable(unknown).flatMap(this::inVocabulary);
    // Who is promised a vector for every word does not look for null.
    return shared.isPresent() || !outOfVocabularySupported()
        ? shared
        : Optional.of(new float[embeddings.dimension()]);
  }

  private Optional<float[]> inVocabulary(String word) {
    return hasWord(word) ? embeddings.vector(word) : Optional.empty();
  }

  /** The vector of a word, or null. */
  @Override
  @SuppressWarnings("NullAway")
  public double @Nullable [] getWordVector(@Nullable String word) {
    return vector(word)
        .map(
            vector -> {
              double[] wide = new double[vector.length];
              for (int i = 0; i < wide.length; i++) {
                wide[i] = vector[i];
              }
              return wide;
            })
        .orElse(null);
  }

  /** The vector of a word, (dimension) and the caller's own, or null. */
  @Override
  @SuppressWarnings("NullAway")
  public @Nullable INDArray getWordVectorMatrix(@Nullable String word) {
    return vector(word).map(NativeRows::row).orElse(null);
  }

  /** The same at length one; a zero vector stays. */
  @Override
  @SuppressWarnings("NullAway")
  public @Nullable INDArray getWordVectorMatrixNormalized(@Nullable String word) {
    return vector(word).map(WordQuestions::normalized).map(NativeRows::row).orElse(null);
  }

  /**
   * The vectors of those words that have one, (found, dimension); an empty array where none has.
   */
  @Override
  public INDArray getWordVectors(Collection<String> words) {
    List<INDArray> rows =
        words.stream().map(this::getWordVectorMatrix).filter(Objects::nonNull).toList();
    return rows.isEmpty() ? NativeRows.none() : Nd4j.stack(0, rows.toArray(INDArray[]::new));
  }

  /** The mean vector of those words that have one, (dimension); an empty array where none has. */
  @Override
  public INDArray getWordVectorsMean(Collection<String> words) {
    INDArray vectors = getWordVectors(words);
    return vectors.isEmpty() ? vectors : vectors.mean(0);
  }

  /** The cosine of two words, NaN where one has no vector. */
  @Override
  public double similarity(@Nullable String word, @Nullable String other) {
    return questions.similarity(word, other);
  }

  /** The nearest words, the word itself left out; none where it has no vector. */
  @Override
  public Collection<String> wordsNearest(@Nullable String word, int n) {
    return word == null ? List.of() : wordsNearest(List.of(word), List.of(), n);
  }

  /**
   * The words nearest to the sum of unit vectors of {@code positive} less those of {@code
   * negative}, all of these left out; none where one of them has no vector.
   */
  @Override
  public Collection<String> wordsNearest(
      Collection<String> positive, Collection<String> negative, int top) {
    return questions.nearest(positive, negative, top);
  }

  /**
   * The words nearest to a vector, none left out.
   *
   * @param vector of any shape with {@code dimension} numbers
   */
  @Override
  public Collection<String> wordsNearest(INDArray vector, int top) {
    return questions.nearest(NativeRows.vector(vector), top);
  }

  /** As {@link #wordsNearest(INDArray, int)}: a cosine is that of a sum or of a mean alike. */
  @Override
  public Collection<String> wordsNearestSum(INDArray vector, int top) {
    return wordsNearest(vector, top);
  }

  /** As {@link #wordsNearest(String, int)}. */
  @Override
  public Collection<String> wordsNearestSum(@Nullable String word, int n) {
    return wordsNearest(word, n);
  }

  /** As {@link #wordsNearest(Collection, Collection, int)}. */
  @Override
  public Collection<String> wordsNearestSum(
      Collection<String> positive, Collection<String> negative, int top) {
    return wordsNearest(positive, negative, top);
  }

  /**
   * The share of analogies answered right in each section, in percent, of those whose words are all
   * known, without regard to case (word2vec's {@code compute-accuracy}, over all words).
   *
   * @param questions lines: {@code : section}, or four words with spaces between; those before the
   *     first section belong to {@code ""}
   * @return section, without its colon, to percent; sections of which nothing could be asked are
   *     left out
   * @throws IllegalArgumentException if a line has another number of words
   */
  @Override
  public Map<String, Double> accuracy(List<String> questions) {
    return this.questions.accuracy(questions);
  }

  /** The words of the vocabulary whose spelling is at least so like this one's, 0 … 1. */
  @Override
  public List<String> similarWordsInVocabTo(String word, double accuracy) {
    List<String> alike = new ArrayList<>();
    for (String other : vocabulary.words()) {
      if (MathUtils.stringSimilarity(word, other) >= accuracy) {
        alike.add(other);
      }
    }
    return alike;
  }

  /** The words with their counts, to be read only: what would change them throws. */
  @Override
  public VocabCache<VocabWord> vocab() {
    return vocabulary;
  }

  /**
   * The vectors by word, to be read only: what would change them throws. A row is made when it is
   * asked for; {@code getWeights()} copies the matrix the first time and keeps the copy, (size,
   * dimension), which no other method looks at. It is no {@code InMemoryLookupTable}; where DL4J
   * needs one, {@link #toWord2Vec()} has it.
   */
  @Override
  public WeightLookupTable<VocabWord> lookupTable() {
    return table;
  }

  /** Always throws: questions are answered by our own queries. */
  @Override
  @SuppressWarnings("rawtypes") // as DL4J declares it
  public void setModelUtils(ModelUtils utils) {
    throw new UnsupportedOperationException(
        "these vectors answer by their own queries; to ask "
            + utils.getClass().getSimpleName()
            + ", give it lookupTable(), or use the copy that toWord2Vec() gives");
  }

  /**
   * Writes all vectors into an array (vocabSize, vectorSize) of any type and order, a megabyte at a
   * time. For a layer's weights see {@link #weights()}.
   *
   * @throws IllegalArgumentException if the weights have another shape
   */
  @Override
  public void loadWeightsInto(INDArray weights) {
    NativeRows.write(embeddings.vectors(), weights);
  }

  @Override
  public long vocabSize() {
    return embeddings.size();
  }

  @Override
  public int vectorSize() {
    return embeddings.dimension();
  }

  /**
   * False: a network's JSON does not hold vectors. A network that is saved holds its weights, and
   * is restored without this.
   */
  @Override
  public boolean jsonSerializable() {
    return false;
  }

  @Serial
  private Object writeReplace() throws NotSerializableException {
    throw new NotSerializableException(NOT_SERIALIZED);
  }
}
