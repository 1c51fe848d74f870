package io.parlance.dl4j.examples;

import io.parlance.text.EncodingOptions;
import io.parlance.trainers.word2vec.Word2VecOptions;

/**
 * What an example learns by, beside the shape of its network.
 *
 * @param encoding which words get a vector
 * @param word2Vec how vectors are learned
 * @param maxTokens of a text, its beginning and end
 * @param batch texts a step of the network
 * @param epochs of the network through the training texts
 */
record Settings(
    EncodingOptions encoding, Word2VecOptions word2Vec, int maxTokens, int batch, int epochs) {

  /** For some ten thousands of reviews. Vectors by one thread: the same in each run. */
  static Settings forReviews(int epochs) {
    return new Settings(
        EncodingOptions.defaults().withMaxVocab(20_000),
        Word2VecOptions.defaults().withThreads(1),
        200,
        64,
        epochs);
  }
}
