package io.parlance.dl4j.engine;

import io.parlance.dl4j.nd4j.Nd4jLibrary;
import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.RunMeter;
import io.parlance.trainers.Trained;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.word2vec.Word2VecOptions;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.embeddings.learning.ElementsLearningAlgorithm;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.Word2Vec;

/** Trains word vectors by DL4J's {@link Word2Vec}. */
final class WordTrainer implements Trainer {
  private final Word2VecOptions options;
  private final TrainingListener listener;

  WordTrainer(Word2VecOptions options, TrainingListener listener) {
    this.options = options;
    this.listener = listener;
  }

  @Override
  public Trained train(EncodedCorpus corpus, Checkpoints checkpoints, BooleanSupplier stop)
      throws IOException, DivergedException, UntrainableException {
    Nd4jLibrary.threads(options.threads());
    EngineVocabulary vocabulary = new EngineVocabulary(corpus.vocabulary(), 0);
    if (options.hierarchicalSoftmax()) {
      vocabulary.plantHuffmanTree();
    }
    EngineRun run = new EngineRun(options.epochs(), corpus.tokens(), 1, options.alpha(), listener);
    InMemoryLookupTable<VocabWord> table =
        vocabulary.table(options.dimension(), paths(), negative(), options.seed());
    Word2Vec model = model(vocabulary, table, corpus, run);
    EngineRun.Outcome outcome = run.go(model::fit, stop);
    RowMatrix vectors = Weights.rows(table.getSyn0(), 0, corpus.vocabulary().size());
    return outcome.trained(
        Embeddings.of(
            corpus.vocabulary(),
            vectors,
            options.provenance().with(EngineRun.ENGINE, Dl4jEngine.NAME)),
        vectors);
  }

  /**
   * What DL4J is told. Its native code refuses batches of CBOW's predictions without hierarchical
   * softmax; with it, but with no tree, every word's path is empty and only noise is learned from.
   */
  private boolean paths() {
    return options.hierarchicalSoftmax() || options.cbow();
  }

  private int negative() {
    return options.hierarchicalSoftmax() ? 0 : options.negative();
  }

  private Word2Vec model(
      EngineVocabulary vocabulary,
      InMemoryLookupTable<VocabWord> table,
      EncodedCorpus corpus,
      EngineRun run) {
    ElementsLearningAlgorithm<VocabWord> algorithm =
        options.cbow() ? new WatchedCbow(run) : new WatchedSkipGram(run);
    Word2Vec model =
        new Word2Vec.Builder()
            .vocabCache(vocabulary.cache())
            .lookupTable(table)
            .resetModel(false) // the vocabulary is made, and is not to be counted anew
            .iterate(new CorpusSequences(new SentenceSource(corpus, vocabulary), run))
            .elementsLearningAlgorithm(algorithm)
            .setVectorsListeners(List.of(new EpochListener(table, run)))
            .layerSize(options.dimension())
            .windowSize(options.window())
            .epochs(options.epochs())
            .iterations(1)
            .batchSize(EngineRun.SENTENCES)
            .useHierarchicSoftmax(paths())
            .negativeSample(negative())
            .sampling(options.sample())
            .learningRate(options.alpha())
            .minLearningRate(options.alpha() * RunMeter.LEAST_SHARE)
            .workers(options.threads())
            .seed(options.seed())
            .build();
    model.getConfiguration().setBatchSize(EngineRun.PREDICTIONS);
    return model;
  }
}
