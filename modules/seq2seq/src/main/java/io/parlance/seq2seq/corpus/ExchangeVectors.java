package io.parlance.seq2seq.corpus;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.query.SifVectors;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.Exchange;
import io.parlance.seq2seq.KnownExchanges;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.QuantizedMatrix;
import io.parlance.tensor.RowMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The vectors of questions, by which known exchanges are found: SIF sentence vectors (Arora et al.
 * 2017) of a model's own word vectors, of length one. A question of several turns has the vector of
 * its last one.
 */
public final class ExchangeVectors {
  private ExchangeVectors() {}

  /** The words of a model, without marks, and their vectors. */
  public static Embeddings words(ChatVocabulary vocabulary, Weights weights) {
    int dimension = weights.shape(Architecture.EMBEDDING).columns();
    float[] vectors = weights.values(Architecture.EMBEDDING); // (vocabulary, dimension)
    RowMatrix rows = RowMatrix.dense(vocabulary.words().size(), dimension);
    for (int row = 0; row < rows.rows(); row++) {
      rows.setRow(row, vectors, (row + ChatVocabulary.MARKS) * dimension);
    }
    return Embeddings.of(vocabulary.words(), rows, Provenance.none());
  }

  /** Known exchanges with their vectors; a question without a known word is left out. */
  public static KnownExchanges of(
      List<EncodedExchange> exchanges, ChatVocabulary vocabulary, Weights weights) {
    Embeddings words = words(vocabulary, weights);
    int dimension = words.dimension();
    List<EncodedExchange> kept =
        exchanges.stream().filter(one -> !words(one, vocabulary).isEmpty()).toList();
    if (kept.isEmpty()) {
      return new KnownExchanges(
          List.of(),
          new QuantizedMatrix(0, dimension, new byte[0], new float[0]),
          new float[dimension]);
    }
    SifVectors fitted =
        SifVectors.fit(words, () -> kept.stream().map(one -> words(one, vocabulary)).iterator());
    float[] common = fitted.common();
    SifVectors sentences = SifVectors.of(words, common); // as a reader of the file has it
    List<Exchange> texts = new ArrayList<>(kept.size());
    float[] matrix = new float[Math.multiplyExact(kept.size(), dimension)];
    for (int i = 0; i < kept.size(); i++) {
      texts.add(kept.get(i).exchange());
      Optional<float[]> vector = sentences.vector(words(kept.get(i), vocabulary));
      System.arraycopy(unit(vector.orElseThrow()), 0, matrix, i * dimension, dimension);
    }
    return new KnownExchanges(texts, QuantizedMatrix.of(kept.size(), dimension, matrix), common);
  }

  /** The known words of the turn that is replied to; turns before it are not in its vector. */
  private static List<String> words(EncodedExchange exchange, ChatVocabulary vocabulary) {
    int[] question = exchange.pair().question();
    int begin = question.length;
    while (begin > 0 && question[begin - 1] != ChatVocabulary.TURN) {
      begin--;
    }
    return Arrays.stream(question, begin, question.length)
        .filter(id -> id >= ChatVocabulary.MARKS)
        .mapToObj(vocabulary::word)
        .toList();
  }

  /** Brings a vector to length one, in place, and gives it back; one of zeros stays. */
  public static float[] unit(float[] vector) {
    double square = 0;
    for (float component : vector) {
      square += (double) component * component;
    }
    float inverse = square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= inverse;
    }
    return vector;
  }
}
