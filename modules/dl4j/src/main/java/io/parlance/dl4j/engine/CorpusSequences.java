package io.parlance.dl4j.engine;

import java.io.IOException;
import org.deeplearning4j.models.sequencevectors.interfaces.SequenceIterator;
import org.deeplearning4j.models.sequencevectors.sequence.Sequence;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.jspecify.annotations.Nullable;

/**
 * An encoded corpus as DL4J walks over it, once an epoch. DL4J reads ahead on a thread of its own,
 * whose errors it loses; so they are kept by the run, and end the corpus, as a stop does.
 */
final class CorpusSequences implements SequenceIterator<VocabWord> {
  private final Source source;
  private final EngineRun run;
  private @Nullable Sequence<VocabWord> ahead;

  /** Where the sequences are from. */
  interface Source {
    /** Goes back to the first. */
    void rewind() throws IOException;

    /** The next sequence, or null at the end. */
    @Nullable Sequence<VocabWord> next() throws IOException;
  }

  CorpusSequences(Source source, EngineRun run) {
    this.source = source;
    this.run = run;
  }

  @Override
  public void reset() {
    try {
      source.rewind();
    } catch (IOException | RuntimeException | Error e) {
      run.failed(e);
    }
    ahead = read();
  }

  @Override
  public boolean hasMoreSequences() {
    return ahead != null && run.goesOn();
  }

  @Override
  public Sequence<VocabWord> nextSequence() {
    Sequence<VocabWord> next = ahead;
    if (next == null) {
      throw new IllegalStateException("the corpus is at its end");
    }
    ahead = read();
    return next;
  }

  private @Nullable Sequence<VocabWord> read() {
    try {
      return run.goesOn() ? source.next() : null;
    } catch (IOException | RuntimeException | Error e) {
      run.failed(e);
      return null;
    }
  }
}
