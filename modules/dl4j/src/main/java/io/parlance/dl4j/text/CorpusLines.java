package io.parlance.dl4j.text;

import io.parlance.text.Corpus;
import io.parlance.text.CorpusException;
import io.parlance.text.CorpusSource;
import io.parlance.text.DocumentPlace;
import io.parlance.text.SourceReader;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a corpus, source after source, and again from the start after {@link #close}. */
final class CorpusLines implements Closeable {
  private final Corpus corpus;
  private final int longest;
  private final StringBuilder taken = new StringBuilder(); // of the line that is being read
  private @Nullable BufferedReader reader; // of the source at `source`, while one is open
  private int source = -1;
  private long line;
  private boolean cut; // the line before was cut: this is its rest
  private String text = "";

  /**
   * @param longest characters: a longer line is cut after white space, where it has any
   */
  CorpusLines(Corpus corpus, int longest) {
    this.corpus = corpus;
    this.longest = longest;
  }

  /**
   * Goes to the next line, be it blank.
   *
   * @return false after the last line of the last source
   * @throws CorpusException if a source cannot be read or is no text
   */
  boolean next() throws IOException {
    while (true) {
      BufferedReader open = reader;
      if (open != null) {
        line += cut ? 0 : 1;
        if (readLine(open)) {
          return true;
        }
        open.close();
        reader = null;
      }
      List<CorpusSource> sources = corpus.sources();
      if (source + 1 >= sources.size()) {
        return false;
      }
      source++;
      line = 0;
      cut = false;
      reader = new BufferedReader(new SourceReader(sources.get(source), corpus.charset()));
    }
  }

  private boolean readLine(BufferedReader open) throws IOException {
    boolean started = cut;
    cut = false;
    for (int c = open.read(); c >= 0; c = open.read()) {
      started = true;
      if (c == '\n') {
        break;
      }
      taken.append((char) c);
      if (taken.length() >= longest && !Character.isHighSurrogate((char) c)) {
        cut = true;
        break;
      }
    }
    int end = cut ? afterLastSpace() : taken.length();
    text = taken.substring(0, end);
    taken.delete(0, end);
    return started;
  }

  private int afterLastSpace() {
    for (int i = taken.length(); i > 0; i--) {
      if (Character.isWhitespace(taken.charAt(i - 1))) {
        return i;
      }
    }
    return taken.length();
  }

  /** The line, without its end. */
  String text() {
    return text;
  }

  /** The number of its source, from 0. */
  int source() {
    return source;
  }

  DocumentPlace place() {
    return new DocumentPlace(corpus.sources().get(source).name(), line);
  }

  /**
   * Goes back to before the first line.
   *
   * @throws IllegalStateException if what was read cannot be read again
   */
  void restart() throws IOException {
    boolean begun = source >= 0;
    close();
    if (begun && corpus.sources().stream().anyMatch(read -> read.name().equals("-"))) {
      throw new IllegalStateException(
          "standard input can be read once, but DL4J reads a corpus several times: give it as a"
              + " file");
    }
  }

  @Override
  public void close() throws IOException {
    BufferedReader open = reader;
    reader = null;
    source = -1;
    cut = false;
    taken.setLength(0);
    if (open != null) {
      open.close();
    }
  }
}
