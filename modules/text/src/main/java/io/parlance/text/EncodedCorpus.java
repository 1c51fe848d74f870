package io.parlance.text;

import java.io.Closeable;
import java.io.IOException;

/**
 * A corpus as ids, ready to be streamed over once an epoch, by as many threads as wanted.
 *
 * <p>Words below min-count are gone from it. Its temporary file, if it needs one, goes with {@link
 * #close()} or with the JVM.
 */
public final class EncodedCorpus implements Closeable {
  /** A sentence has at most so many ids, as in word2vec.c. */
  public static final int MAX_SENTENCE = 1000;

  private final Vocabulary vocabulary;
  private final CorpusReport report;
  private final IdStore store;
  private final long tokens;
  private final long sentences;
  private final long[] index; // pairs: position of a sentence's start, tokens before it
  private final LineLog lines;

  EncodedCorpus(
      Vocabulary vocabulary,
      CorpusReport report,
      IdStore store,
      long tokens,
      long sentences,
      long[] index,
      LineLog lines) {
    this.vocabulary = vocabulary;
    this.report = report;
    this.store = store;
    this.tokens = tokens;
    this.sentences = sentences;
    this.index = index;
    this.lines = lines;
  }

  /** The words of the ids. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The number of ids: tokens that are in the vocabulary. */
  public long tokens() {
    return tokens;
  }

  /** The number of sentences. */
  public long sentences() {
    return sentences;
  }

  /** What was read. */
  public CorpusReport report() {
    return report;
  }

  /**
   * A reader of part {@code part} of {@code parts}: parts cover each sentence once, in order, and
   * differ by about a sentence in tokens.
   *
   * @throws IllegalArgumentException unless 0 ≤ part &lt; parts
   */
  public SentenceReader open(int part, int parts) throws IOException {
    if (part < 0 || part >= parts) {
      throw new IllegalArgumentException("part " + part + " of " + parts + " does not exist");
    }
    long start = sentenceAt(share(part, parts));
    return new SentenceReader(
        new IdCursor(store, start),
        part == parts - 1 ? store.size() : sentenceAt(share(part + 1, parts)));
  }

  /** A reader of the documents from the first on. */
  public DocumentReader documents(DocumentUnit unit) {
    return new DocumentReader(this, unit, store, lines);
  }

  /** A reader of the documents after a mark, which a reader of the same unit has made. */
  public DocumentReader documents(DocumentUnit unit, DocumentReader.Mark from) {
    return new DocumentReader(this, unit, store, lines, from);
  }

  /** The bytes of heap that it takes beside its vocabulary. */
  public long heapBytes() {
    return store.heapBytes() + (long) Long.BYTES * index.length + lines.heapBytes();
  }

  private long share(int part, int parts) {
    return tokens / parts * part + tokens % parts * part / parts;
  }

  /** The position of the first sentence that has at least {@code before} tokens before it. */
  private long sentenceAt(long before) throws IOException {
    int low = 0;
    int high = index.length / 2 - 1;
    while (low < high) { // the last entry with at most so many tokens before it
      int middle = (low + high + 1) >>> 1;
      if (index[middle * 2 + 1] <= before) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (index.length == 0) {
      return 0;
    }
    long passed = index[low * 2 + 1];
    IdCursor cursor = new IdCursor(store, index[low * 2]);
    SentenceReader reader = new SentenceReader(cursor, store.size());
    while (passed < before && reader.next()) {
      passed += reader.length();
    }
    return cursor.position();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
