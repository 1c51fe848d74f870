package io.parlance.text;

import java.io.Closeable;
import java.io.IOException;

/**
 * Walks over the sentences of one part of an encoded corpus. Each thread needs its own.
 *
 * <pre>{@code
 * try (SentenceReader sentences = corpus.open(0, 1)) {
 *   while (sentences.next()) {
 *     train(sentences.ids(), sentences.length());
 *   }
 * }
 * }</pre>
 */
public final class SentenceReader implements Closeable {
  private final IdCursor cursor;
  private final long end; // position in the store where the part ends
  private final int[] ids = new int[EncodedCorpus.MAX_SENTENCE];
  private int length;
  private Boundary boundary = Boundary.NONE;

  SentenceReader(IdCursor cursor, long end) {
    this.cursor = cursor;
    this.end = end;
  }

  /** Goes to the next sentence; false when there is none. */
  public boolean next() throws IOException {
    length = 0;
    boundary = Boundary.NONE;
    if (cursor.position() >= end) {
      return false;
    }
    while (cursor.fill()) {
      if (cursor.peek() < 0) {
        boundary = Boundary.ofMarker(cursor.take());
        break;
      }
      if (length == ids.length) {
        break;
      }
      length = cursor.takeIds(ids, length, ids.length);
    }
    return length > 0;
  }

  /** The ids of the sentence: the first {@link #length()} entries; the array is used again. */
  public int[] ids() {
    return ids;
  }

  /** The number of ids, 1 … {@link EncodedCorpus#MAX_SENTENCE}. */
  public int length() {
    return length;
  }

  /** What ends the sentence. */
  public Boundary boundary() {
    return boundary;
  }

  @Override
  public void close() {
    length = 0;
  }
}
