package io.parlance.dl4j.vectors;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.engines.DocumentVectors;
import java.util.Optional;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.embeddings.loader.VectorsConfiguration;
import org.deeplearning4j.models.embeddings.wordvectors.WordVectors;
import org.deeplearning4j.models.embeddings.wordvectors.WordVectorsImpl;
import org.deeplearning4j.models.paragraphvectors.ParagraphVectors;
import org.deeplearning4j.models.sequencevectors.SequenceVectors;
import org.deeplearning4j.models.sequencevectors.sequence.SequenceElement;
import org.deeplearning4j.models.word2vec.wordstore.VocabCache;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Models that live in DL4J as {@link Embeddings}: words, counts and vectors are copied, float for
 * float, in the order of DL4J's indices. (Files that DL4J has written are read by {@code
 * EmbeddingsFiles}.)
 */
public final class Dl4jModels {
  private static final int PART = 1 << 12; // rows copied at once

  private Dl4jModels() {}

  /**
   * The words of any word vectors, which keep what they were trained with where they tell it. Of
   * {@link EmbeddingsWordVectors}, the embeddings they are made of; of {@link ParagraphVectors},
   * what {@link #embeddings(ParagraphVectors)} gives.
   *
   * @throws IllegalArgumentException if there is no word, or a word has no vector
   */
  public static Embeddings embeddings(WordVectors vectors) {
    if (vectors instanceof EmbeddingsWordVectors ours) {
      return ours.embeddings();
    }
    if (vectors instanceof ParagraphVectors paragraphs) {
      return embeddings(paragraphs);
    }
    return collected(vectors).words(Dl4jSettings.provenance(settings(vectors), false));
  }

  /**
   * The words of a model of documents, which keep the documents' vectors for {@link
   * DocumentVectors}: a document's label tells its place, {@code books/one.txt:12} being line 12
   * there. With the model's weights for negative sampling new texts are folded in as DL4J does.
   *
   * @throws IllegalArgumentException if there is no word, or one has no vector
   */
  public static Embeddings embeddings(ParagraphVectors paragraphs) {
    CollectedVectors collected = collected(paragraphs);
    boolean documents = collected.hasDocuments();
    Embeddings words = collected.words(Dl4jSettings.provenance(settings(paragraphs), documents));
    return documents ? collected.keepDocuments(words, outputs(paragraphs)) : words;
  }

  private static Optional<VectorsConfiguration> settings(WordVectors vectors) {
    return vectors instanceof SequenceVectors<?> trained
        ? Optional.ofNullable(trained.getConfiguration())
        : Optional.empty();
  }

  private static CollectedVectors collected(WordVectors vectors) {
    VocabCache<?> vocabulary = vectors.vocab();
    int size = vocabulary == null ? 0 : vocabulary.numWords();
    if (size == 0) {
      throw new IllegalArgumentException("the model holds no words: fit() it first");
    }
    float[][] part = rows(vectors, vocabulary, 0, Math.min(PART, size));
    CollectedVectors collected = new CollectedVectors(size, part[0].length);
    for (int from = 0; from < size; from += part.length) {
      part = from == 0 ? part : rows(vectors, vocabulary, from, Math.min(PART, size - from));
      for (int i = 0; i < part.length; i++) {
        SequenceElement word = vocabulary.elementAtIndex(from + i);
        if (word.isLabel()) {
          collected.addDocument(word.getLabel(), part[i]);
        } else {
          collected.addWord(word.getLabel(), Math.round(word.getElementFrequency()), part[i]);
        }
      }
    }
    return collected;
  }

  /** The vectors of words {@code from … from + rows - 1}. */
  private static float[][] rows(WordVectors vectors, VocabCache<?> vocabulary, int from, int rows) {
    if (vectors instanceof WordVectorsImpl<?> own // of others some have no table
        && own.getLookupTable() instanceof InMemoryLookupTable<?> table
        && table.getSyn0() != null) {
      return table
          .getSyn0()
          .get(NDArrayIndex.interval(from, from + rows), NDArrayIndex.all())
          .toFloatMatrix();
    }
    float[][] found = new float[rows][];
    for (int i = 0; i < rows; i++) {
      String word = vocabulary.wordAtIndex(from + i);
      INDArray row = vectors.getWordVectorMatrix(word);
      if (row == null) {
        throw new IllegalArgumentException("the model has no vector of its word \"" + word + '"');
      }
      found[i] = NativeRows.vector(row);
    }
    return found;
  }

  /** The weights that predict words by negative sampling, (words and documents, dimension). */
  private static Optional<RowMatrix> outputs(ParagraphVectors paragraphs) {
    if (paragraphs.lookupTable() instanceof InMemoryLookupTable<?> table
        && table.getSyn1Neg() != null
        && settings(paragraphs).filter(told -> told.getNegative() > 0).isPresent()) {
      float[][] rows = table.getSyn1Neg().toFloatMatrix();
      RowMatrix outputs = RowMatrix.dense(rows.length, rows[0].length);
      for (int row = 0; row < rows.length; row++) {
        outputs.setRow(row, rows[row], 0);
      }
      return Optional.of(outputs);
    }
    return Optional.empty();
  }
}
