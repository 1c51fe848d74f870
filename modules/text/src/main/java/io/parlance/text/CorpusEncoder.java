package io.parlance.text;

import java.io.IOException;

/**
 * Reads a corpus once, splits it into tokens on all cores, and gives its vocabulary and its ids.
 *
 * <pre>{@code
 * CorpusEncoder encoder =
 *     new CorpusEncoder(
 *         TextAnalyzer.named("auto"), EncodingOptions.defaults(), 2, EncodingListener.none());
 * try (EncodedCorpus encoded = encoder.encode(Corpus.of(List.of("wordnet:"), UTF_8))) { … }
 * }</pre>
 *
 * <p>The result does not depend on the number of threads.
 */
public final class CorpusEncoder {
  /**
   * A token of more bytes of UTF-8 is no word: it is left out and counted. (Lucene cuts tokens to
   * pieces of 255 characters, word2vec.c cuts their end off after 100 bytes; both make words that
   * the text does not hold.)
   */
  public static final int MAX_TOKEN_BYTES = 255;

  private final TextAnalyzer analyzer;
  private final EncodingOptions options;
  private final int threads;
  private final EncodingListener listener;

  /**
   * An encoder; it may be used again and again.
   *
   * @throws IllegalArgumentException if {@code threads} is below 1
   */
  public CorpusEncoder(
      TextAnalyzer analyzer, EncodingOptions options, int threads, EncodingListener listener) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " is below 1");
    }
    this.analyzer = analyzer;
    this.options = options;
    this.threads = threads;
    this.listener = listener;
  }

  /**
   * Encodes the corpus.
   *
   * @throws CorpusException if a source cannot be read or is no text, the temporary directory
   *     cannot take the ids, or no word is frequent enough
   */
  public EncodedCorpus encode(Corpus corpus) throws IOException {
    IdStore ids = new SpillingIds(options.temporaryDirectory(), options.idsInMemory());
    boolean done = false;
    try {
      EncodingRun run = new EncodingRun(corpus, analyzer, options, listener, ids);
      run.read(threads);
      EncodedCorpus encoded = run.finish();
      done = true;
      return encoded;
    } finally {
      if (!done) {
        ids.close();
      }
    }
  }
}
