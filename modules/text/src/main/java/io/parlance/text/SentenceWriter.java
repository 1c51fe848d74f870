package io.parlance.text;

import java.io.IOException;
import java.util.Arrays;

/**
 * Writes the final stream over the provisional one, in place: it only ever drops ids and joins
 * markers, so it never overtakes the cursor that reads ahead of it.
 *
 * <p>The stream is ids, with a negative marker ({@link Boundary#marker}) after a sentence; where
 * {@link EncodedCorpus#MAX_SENTENCE} ids came without one, the sentence ends unmarked. No sentence
 * is empty: of the boundaries around one that lost all its words, the strongest stays.
 */
final class SentenceWriter {
  private static final int INDEX_STEP = 1 << 13; // tokens

  private final IdStore store;
  private final IdWriter writer;
  private final LineLog lines = new LineLog();
  private long tokens;
  private long sentences;
  private int inSentence;
  private Boundary pending = Boundary.NONE;
  private long[] index = new long[64]; // pairs: position of a sentence's start, tokens before it
  private int indexed;

  SentenceWriter(IdStore store) {
    this.store = store;
    this.writer = new IdWriter(store);
  }

  void id(int id) throws IOException {
    if (pending != Boundary.NONE) {
      writer.put(pending.marker());
      inSentence = 0;
    }
    if (inSentence == EncodedCorpus.MAX_SENTENCE) {
      inSentence = 0;
    }
    if (inSentence == 0) {
      startSentence();
      lines.begin(writer.position(), pending);
      pending = Boundary.NONE;
    }
    writer.put(id);
    tokens++;
    inSentence++;
  }

  void boundary(Boundary boundary) {
    lines.passed(boundary);
    if (sentences > 0) {
      pending = pending.strongest(boundary);
    }
  }

  /** Ends the stream and gives it as a corpus. */
  EncodedCorpus finish(Vocabulary vocabulary, CorpusReport report) throws IOException {
    if (pending != Boundary.NONE) {
      writer.put(pending.marker());
    }
    writer.finish();
    return new EncodedCorpus(
        vocabulary, report, store, tokens, sentences, Arrays.copyOf(index, indexed * 2), lines);
  }

  private void startSentence() {
    if (indexed == 0 || tokens - index[indexed * 2 - 1] >= INDEX_STEP) {
      if (indexed * 2 == index.length) {
        index = Arrays.copyOf(index, index.length * 2);
      }
      index[indexed * 2] = writer.position();
      index[indexed * 2 + 1] = tokens;
      indexed++;
    }
    sentences++;
  }
}
