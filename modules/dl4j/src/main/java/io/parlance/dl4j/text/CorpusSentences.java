package io.parlance.dl4j.text;

import io.parlance.text.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.deeplearning4j.text.sentenceiterator.SentenceIterator;
import org.deeplearning4j.text.sentenceiterator.SentencePreProcessor;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a {@link Corpus} as DL4J's sentences: of files, folders, patterns, gzip and any
 * encoding, read as they are asked for. Blank lines are passed over; a line of more than {@value
 * #LONGEST} characters comes in parts, cut after white space, since some corpora are a single line.
 *
 * <p>What cannot be read is an {@link UncheckedIOException} whose message is one line that names
 * the source.
 */
public final class CorpusSentences implements SentenceIterator {
  /** The most characters of a sentence. */
  public static final int LONGEST = 1 << 14;

  private final CorpusLines lines;
  private @Nullable SentencePreProcessor preProcessor;
  private @Nullable String next; // read ahead

  /** Sentences of this corpus; opens nothing yet. */
  public CorpusSentences(Corpus corpus) {
    this.lines = new CorpusLines(corpus, LONGEST);
  }

  @Override
  public synchronized boolean hasNext() {
    try {
      while (next == null && lines.next()) {
        String line = lines.text().strip();
        next = line.isEmpty() ? null : line;
      }
      return next != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * The next sentence, through the pre-processor.
   *
   * @throws NoSuchElementException if there is none
   */
  @Override
  public synchronized String nextSentence() {
    hasNext();
    String sentence = next;
    if (sentence == null) {
      throw new NoSuchElementException("the corpus has no more sentences; reset() starts again");
    }
    next = null;
    SentencePreProcessor process = preProcessor;
    return process == null ? sentence : process.preProcess(sentence);
  }

  /**
   * Starts again from the first sentence.
   *
   * @throws IllegalStateException if standard input, which can be read once, was begun
   */
  @Override
  public synchronized void reset() {
    next = null;
    try {
      lines.restart();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Closes what is open. */
  @Override
  public synchronized void finish() {
    next = null;
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // DL4J has null for none
  public synchronized @Nullable SentencePreProcessor getPreProcessor() {
    return preProcessor;
  }

  /** What every sentence goes through from now on; null for nothing. */
  @Override
  public synchronized void setPreProcessor(@Nullable SentencePreProcessor processor) {
    preProcessor = processor;
  }
}
