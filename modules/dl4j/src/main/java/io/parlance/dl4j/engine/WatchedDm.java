package io.parlance.dl4j.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.models.embeddings.WeightLookupTable;
import org.deeplearning4j.models.embeddings.learning.ElementsLearningAlgorithm;
import org.deeplearning4j.models.embeddings.learning.impl.elements.BatchSequences;
import org.deeplearning4j.models.embeddings.learning.impl.sequence.DM;
import org.deeplearning4j.models.embeddings.loader.VectorsConfiguration;
import org.deeplearning4j.models.sequencevectors.sequence.Sequence;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.wordstore.VocabCache;

/** DL4J's PV-DM, whose predictions a watched CBOW learns. */
final class WatchedDm extends DM<VocabWord> {
  private final EngineRun run;
  private final WatchedCbow cbow;

  WatchedDm(EngineRun run) {
    this.run = run;
    this.cbow = new WatchedCbow(run);
  }

  @Override
  public void configure(
      VocabCache<VocabWord> vocabulary,
      WeightLookupTable<VocabWord> table,
      VectorsConfiguration configuration) {
    super.configure(vocabulary, table, configuration);
    cbow.configure(vocabulary, table, configuration);
  }

  @Override
  public ElementsLearningAlgorithm<VocabWord> getElementsLearningAlgorithm() {
    return cbow;
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
    return 0;
  }
}
