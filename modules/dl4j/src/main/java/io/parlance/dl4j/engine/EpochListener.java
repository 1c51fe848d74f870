package io.parlance.dl4j.engine;

import java.util.concurrent.CancellationException;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.sequencevectors.SequenceVectors;
import org.deeplearning4j.models.sequencevectors.enums.ListenerEvent;
import org.deeplearning4j.models.sequencevectors.interfaces.VectorsListener;
import org.deeplearning4j.models.word2vec.VocabWord;

/** Tells the run of each epoch, and whether the vectors are numbers still. */
final class EpochListener implements VectorsListener<VocabWord> {
  private final InMemoryLookupTable<VocabWord> table;
  private final EngineRun run;

  EpochListener(InMemoryLookupTable<VocabWord> table, EngineRun run) {
    this.table = table;
    this.run = run;
  }

  @Override
  public boolean validateEvent(ListenerEvent event, long argument) {
    return event == ListenerEvent.EPOCH;
  }

  @Override
  public void processEvent(ListenerEvent event, SequenceVectors<VocabWord> vectors, long argument) {
    if (!Double.isFinite(table.getSyn0().sumNumber().doubleValue())) {
      run.diverged();
    }
    if (!run.goesOn()) {
      throw new CancellationException(); // DL4J would begin all the other epochs
    }
    run.epoch((int) argument);
  }
}
