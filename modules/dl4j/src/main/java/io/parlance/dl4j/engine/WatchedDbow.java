package io.parlance.dl4j.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.models.embeddings.learning.impl.elements.BatchSequences;
import org.deeplearning4j.models.embeddings.learning.impl.sequence.DBOW;
import org.deeplearning4j.models.sequencevectors.sequence.Sequence;
import org.deeplearning4j.models.word2vec.VocabWord;

/** DL4J's PV-DBOW on a watched skip-gram, which learns the words beside it and counts them. */
final class WatchedDbow extends DBOW<VocabWord> {
  private final EngineRun run;

  WatchedDbow(EngineRun run) {
    this.run = run;
    this.skipGram = new WatchedSkipGram(run);
  }

  @Override
  public double learnSequence(
      Sequence<VocabWord> sequence,
      AtomicLong nextRandom,
      double learningRate,
      BatchSequences<VocabWord> batch) {
    run.collect(
        0,
        batch,
        learningRate,
        () -> super.learnSequence(sequence, nextRandom, learningRate, batch));
    return 0;
  }
}
