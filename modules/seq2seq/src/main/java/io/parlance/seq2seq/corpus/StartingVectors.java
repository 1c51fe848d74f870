package io.parlance.seq2seq.corpus;

import io.parlance.embeddings.Embeddings;
import io.parlance.seq2seq.ChatVocabulary;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Word vectors that a model starts from.
 *
 * @param vectors (vocabulary, dimension), row after row
 * @param found how many words of the vocabulary have a vector of the embeddings
 */
@SuppressWarnings("ArrayRecordComponent") // handed over to a model, never compared
public record StartingVectors(float[] vectors, int found) {

  /**
   * The vectors that embeddings give to a vocabulary's words: as spelled, in lower case, or by the
   * parts of the word. Marks and words without a vector get random numbers, normally distributed
   * with the mean square of those found, so that all are of one size.
   *
   * @param seed of the random numbers
   * @throws IllegalArgumentException if no word has a vector
   */
  public static StartingVectors of(ChatVocabulary vocabulary, Embeddings embeddings, long seed) {
    int dimension = embeddings.dimension();
    float[] vectors = new float[Math.multiplyExact(vocabulary.size(), dimension)];
    boolean[] given = new boolean[vocabulary.size()];
    double squares = 0;
    int found = 0;
    for (int id = ChatVocabulary.MARKS; id < vocabulary.size(); id++) {
      Optional<float[]> vector = vector(embeddings, vocabulary.word(id));
      if (vector.isPresent()) {
        System.arraycopy(vector.get(), 0, vectors, id * dimension, dimension);
        for (float component : vector.get()) {
          squares += (double) component * component;
        }
        given[id] = true;
        found++;
      }
    }
    if (found == 0) {
      throw new IllegalArgumentException(
          "none of the dialogues' "
              + vocabulary.words().size()
              + " words has a vector in these embeddings; are they of another language?");
    }
    double deviation = Math.sqrt(squares / ((double) found * dimension));
    Random random = new Random(seed);
    for (int id = 0; id < vocabulary.size(); id++) {
      if (!given[id]) {
        for (int i = 0; i < dimension; i++) {
          vectors[id * dimension + i] = (float) (deviation * random.nextGaussian());
        }
      }
    }
    return new StartingVectors(vectors, found);
  }

  private static Optional<float[]> vector(Embeddings embeddings, String word) {
    if (embeddings.vocabulary().id(word).isEmpty()) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (embeddings.vocabulary().id(lower).isPresent()) {
        return embeddings.vector(lower);
      }
    }
    return embeddings.vector(word);
  }
}
