package io.parlance.text;

import java.io.IOException;
import java.util.Arrays;

/**
 * Walks over the documents of an encoded corpus, in order. Documents that lost all their words do
 * not appear. Each thread needs its own.
 *
 * <pre>{@code
 * DocumentReader documents = corpus.documents(DocumentUnit.LINE);
 * while (documents.next()) {
 *   count(documents.ids(), documents.length());
 * }
 * }</pre>
 */
public final class DocumentReader {
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private final EncodedCorpus corpus;
  private final DocumentUnit unit;
  private final IdCursor cursor;
  private final SentenceReader sentences;
  private final LineLog lines;
  private final LineLog.Place place; // of the last sentence
  private Boundary before; // what ended it
  private int[] ids = new int[EncodedCorpus.MAX_SENTENCE];
  private int length;
  private int source;
  private DocumentPlace start = new DocumentPlace("", 1);

  /** The end of a document, from which a reader can go on. */
  public static final class Mark {
    private final long position;
    private final LineLog.Place place;
    private final Boundary before;

    private Mark(long position, LineLog.Place place, Boundary before) {
      this.position = position;
      this.place = place;
      this.before = before;
    }
  }

  DocumentReader(EncodedCorpus corpus, DocumentUnit unit, IdStore store, LineLog lines) {
    this(corpus, unit, store, lines, new Mark(0, new LineLog.Place(), Boundary.NONE));
  }

  DocumentReader(EncodedCorpus corpus, DocumentUnit unit, IdStore store, LineLog lines, Mark from) {
    this.corpus = corpus;
    this.unit = unit;
    this.cursor = new IdCursor(store, from.position);
    this.sentences = new SentenceReader(cursor, store.size());
    this.lines = lines;
    this.place = from.place.copy();
    this.before = from.before;
  }

  /**
   * Goes to the next document; false when there is none.
   *
   * @throws CorpusException if a document has more words than an array can hold
   */
  public boolean next() throws IOException {
    length = 0;
    long position = cursor.position();
    while (sentences.next()) {
      lines.follow(place, position, before);
      if (length == 0) {
        source = (int) place.source;
        start = new DocumentPlace(corpus.report().sources().get(source).name(), place.line);
      }
      append();
      before = sentences.boundary();
      if (unit.endsAt(before)) {
        return true;
      }
      position = cursor.position();
    }
    return length > 0;
  }

  private void append() throws CorpusException {
    int added = sentences.length();
    if (added > LONGEST - length) {
      throw new CorpusException(
          "the document at " + start + " has more words than can be held; split it");
    }
    if (length + added > ids.length) {
      ids = Arrays.copyOf(ids, (int) Math.min(LONGEST, Math.max(length + added, ids.length * 2L)));
    }
    System.arraycopy(sentences.ids(), 0, ids, length, added);
    length += added;
  }

  /** The ids of the document: the first {@link #length()} entries; the array is used again. */
  public int[] ids() {
    return ids;
  }

  /** The number of ids, at least 1. */
  public int length() {
    return length;
  }

  /** Where the document begins. */
  public DocumentPlace place() {
    return start;
  }

  /** Which of the corpus's sources it begins in, from 0. */
  public int source() {
    return source;
  }

  /** The end of this document. */
  public Mark mark() {
    return new Mark(cursor.position(), place.copy(), before);
  }
}
