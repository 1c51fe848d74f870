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
import io.parlance.trainers.documents.DocumentList;
import io.parlance.trainers.engines.DocumentVectorOptions;
import io.parlance.trainers.engines.DocumentVectors;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.embeddings.learning.SequenceLearningAlgorithm;
import org.deeplearning4j.models.paragraphvectors.ParagraphVectors;
import org.deeplearning4j.models.word2vec.VocabWord;

/** Trains document vectors, and words' beside them, by DL4J's {@link ParagraphVectors}. */
final class DocumentTrainer implements Trainer {
  /** DL4J learns a batch as words and as documents, although both are in it each time. */
  private static final int ROUNDS = 2;

  private final DocumentVectorOptions options;
  private final TrainingListener listener;

  DocumentTrainer(DocumentVectorOptions options, TrainingListener listener) {
    this.options = options;
    this.listener = listener;
  }

  @Override
  public Trained train(EncodedCorpus corpus, Checkpoints checkpoints, BooleanSupplier stop)
      throws IOException, DivergedException, UntrainableException {
    DocumentList list = DocumentList.read(corpus, options.document());
    if (list.size() < 2) {
      throw new UntrainableException(
          "the corpus is a single document; give a document a line, or choose --document paragraph"
              + " or file");
    }
    Nd4jLibrary.threads(options.threads());
    int words = corpus.vocabulary().size();
    EngineVocabulary vocabulary = new EngineVocabulary(corpus.vocabulary(), list.size());
    EngineRun run =
        new EngineRun(options.epochs(), corpus.tokens(), ROUNDS, options.alpha(), listener);
    InMemoryLookupTable<VocabWord> table =
        vocabulary.table(options.dimension(), paths(), options.negative(), options.seed());
    ParagraphVectors model = model(vocabulary, table, corpus, run);
    EngineRun.Outcome outcome = run.go(model::fit, stop);
    RowMatrix vectors = Weights.rows(table.getSyn0(), 0, words);
    RowMatrix documents = Weights.rows(table.getSyn0(), words, list.size());
    RowMatrix outputs = Weights.rows(table.getSyn1Neg(), 0, words);
    Embeddings embeddings =
        Embeddings.of(
            corpus.vocabulary(),
            vectors,
            options.provenance().with(EngineRun.ENGINE, Dl4jEngine.NAME));
    return outcome.trained(
        DocumentVectors.keep(embeddings, documents, outputs, list), vectors, documents, outputs);
  }

  /**
   * What DL4J is told about hierarchical softmax: its native code refuses batches of PV-DM's
   * predictions without; but there is no tree, every word's path is empty and only noise is learned
   * from.
   */
  private boolean paths() {
    return options.distributedMemory();
  }

  private ParagraphVectors model(
      EngineVocabulary vocabulary,
      InMemoryLookupTable<VocabWord> table,
      EncodedCorpus corpus,
      EngineRun run) {
    SequenceLearningAlgorithm<VocabWord> algorithm =
        options.distributedMemory() ? new WatchedDm(run) : new WatchedDbow(run);
    DocumentSource source = new DocumentSource(corpus, options.document(), vocabulary);
    ParagraphVectors model =
        new ParagraphVectors.Builder()
            .vocabCache(vocabulary.cache())
            .lookupTable(table)
            .resetModel(false) // the vocabulary is made, and is not to be counted anew
            .iterate(new CorpusSequences(source, run))
            .sequenceLearningAlgorithm(algorithm)
            .trainWordVectors(true)
            .setVectorsListeners(List.of(new EpochListener(table, run)))
            .layerSize(options.dimension())
            .windowSize(options.window())
            .epochs(options.epochs())
            .iterations(1)
            .batchSize(EngineRun.SENTENCES)
            .useHierarchicSoftmax(paths())
            .negativeSample(options.negative())
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
