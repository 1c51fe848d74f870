package io.parlance.dl4j.text;

import io.parlance.text.Corpus;
import io.parlance.text.DocumentPlace;
import io.parlance.text.DocumentUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.deeplearning4j.text.documentiterator.LabelAwareIterator;
import org.deeplearning4j.text.documentiterator.LabelledDocument;
import org.deeplearning4j.text.documentiterator.LabelsSource;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a {@link Corpus}, each a line, a paragraph or a file, as DL4J's. A document's
 * label is where it begins, {@code books/one.txt:12}, as {@code parlance documents} tells it; blank
 * ones are passed over.
 *
 * <p>What cannot be read is an {@link UncheckedIOException} whose message is one line that names
 * the source.
 */
public final class CorpusDocuments implements LabelAwareIterator {
  private final CorpusLines lines;
  private final DocumentUnit unit;
  private final LabelsSource labels = new LabelsSource();
  private boolean lineWaits; // the reader stands on a line that is not taken yet
  private @Nullable LabelledDocument next; // read ahead

  /** Documents of this corpus; opens nothing yet. */
  public CorpusDocuments(Corpus corpus, DocumentUnit unit) {
    this.lines = new CorpusLines(corpus, Integer.MAX_VALUE);
    this.unit = unit;
  }

  @Override
  public synchronized boolean hasNextDocument() {
    try {
      next = next == null ? read() : next;
      return next != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private @Nullable LabelledDocument read() throws IOException {
    StringBuilder content = new StringBuilder();
    DocumentPlace start = new DocumentPlace("", 0);
    int source = -1;
    while (lineWaits || lines.next()) {
      lineWaits = source >= 0 && lines.source() != source;
      if (lineWaits) {
        break; // the first of the source after
      }
      if (!lines.text().isBlank()) {
        if (source < 0) {
          source = lines.source();
          start = lines.place();
        } else {
          content.append('\n');
        }
        content.append(lines.text());
      }
      if (source >= 0
          && (unit == DocumentUnit.LINE
              || (unit == DocumentUnit.PARAGRAPH && lines.text().isBlank()))) {
        break;
      }
    }
    return source < 0 ? null : document(content.toString(), start.toString());
  }

  private static LabelledDocument document(String content, String label) {
    LabelledDocument document = new LabelledDocument();
    document.setId(label);
    document.setContent(content);
    document.addLabel(label);
    return document;
  }

  /**
   * The next document, whose label is entered in {@link #getLabelsSource()}.
   *
   * @throws NoSuchElementException if there is none
   */
  @Override
  public synchronized LabelledDocument nextDocument() {
    hasNextDocument();
    LabelledDocument document = next;
    if (document == null) {
      throw new NoSuchElementException("the corpus has no more documents; reset() starts again");
    }
    next = null;
    labels.storeLabel(document.getId());
    return document;
  }

  @Override
  public boolean hasNext() {
    return hasNextDocument();
  }

  @Override
  public LabelledDocument next() {
    return nextDocument();
  }

  /**
   * Starts again from the first document.
   *
   * @throws IllegalStateException if standard input, which can be read once, was begun
   */
  @Override
  public synchronized void reset() {
    next = null;
    lineWaits = false;
    try {
      lines.restart();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** The labels of the documents given so far. */
  @Override
  public LabelsSource getLabelsSource() {
    return labels;
  }

  /** Closes what is open. */
  @Override
  public synchronized void shutdown() {
    next = null;
    lineWaits = false;
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
