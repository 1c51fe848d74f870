package io.parlance.dl4j.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.models.embeddings.learning.impl.elements.BatchItem;
import org.deeplearning4j.models.embeddings.learning.impl.elements.BatchSequences;
import org.deeplearning4j.models.embeddings.learning.impl.elements.CBOW;
import org.deeplearning4j.models.sequencevectors.sequence.Sequence;
import org.deeplearning4j.models.word2vec.VocabWord;

/** DL4J's CBOW, which tells the run how far it is, and ends with it. */
final class WatchedCbow extends CBOW<VocabWord> {
  private final EngineRun run;

  WatchedCbow(EngineRun run) {
    this.run = run;
  }

  @Override
  public double learnSequence(
      Sequence<VocabWord> sequence,
      AtomicLong nextRandom,
      double learningRate,
      BatchSequences<VocabWord> batch) {
    run.collect(
        sequence.size(),
        batch,
        learningRate,
        () -> super.learnSequence(sequence, nextRandom, learningRate, batch));
    return 0; // which DL4J's returns, too
  }

  @Override
  public void iterateSample(List<BatchItem<VocabWord>> items) {
    run.learn(items.size(), () -> super.iterateSample(items));
  }
}
