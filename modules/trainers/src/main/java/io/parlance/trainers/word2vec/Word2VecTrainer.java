package io.parlance.trainers.word2vec;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.embeddings.memory.Heap;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.Overflow;
import io.parlance.trainers.RunOutcome;
import io.parlance.trainers.Trained;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.windows.WindowTraining;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Trains Word2Vec vectors on an encoded corpus.
 *
 * <p>Threads share the weights without locks (Hogwild), so that runs differ with more than one; or,
 * where options ask for it, one seed gives the same vectors, bit for bit, on any number of threads.
 */
public final class Word2VecTrainer implements Trainer {
  private final Word2VecOptions options;
  private final TensorBackend backend;
  private final TrainingListener listener;

  public Word2VecTrainer(
      Word2VecOptions options, TensorBackend backend, TrainingListener listener) {
    this.options = options;
    this.backend = backend;
    this.listener = listener;
  }

  @Override
  public Fingerprint fingerprint() {
    return options.training().fingerprint(options.provenance());
  }

  @Override
  public Optional<Forecast> forecast(EncodedCorpus corpus) throws UntrainableException {
    Word2VecMemory memory = new Word2VecMemory(options, corpus.vocabulary());
    check(memory, corpus.vocabulary());
    return Optional.of(memory.forecast(corpus));
  }

  private void check(Word2VecMemory memory, Vocabulary vocabulary) throws UntrainableException {
    UntrainableException.unless(memory.fit(), vocabulary.size(), options.dimension(), Heap.size());
  }

  @Override
  public Trained train(EncodedCorpus corpus, Checkpoints checkpoints, BooleanSupplier stop)
      throws IOException, DivergedException, UntrainableException {
    Vocabulary vocabulary = corpus.vocabulary();
    check(new Word2VecMemory(options, vocabulary), vocabulary);
    WindowTraining training = options.training();
    int dimension = options.dimension();
    RowMatrix input = // as word2vec.c starts
        training.randomRows(vocabulary.size(), dimension, 0.5f / dimension);
    Outputs.Factory outputs =
        Outputs.factory(
            options, vocabulary, options.cbow() ? CbowLearner.CENTERS : SkipGramLearner.CENTERS);
    RunOutcome outcome =
        training.run(
            corpus,
            Map.of("input", input, "output", outputs.matrix()),
            (worker, access) ->
                Learner.of(
                    options, access.of(input), outputs.of(worker, access), backend.rowBlocks()),
            checkpoints,
            listener,
            stop);
    boolean overflowed = Overflow.zeroed(input);
    return training.result(
        outcome, overflowed, Embeddings.of(vocabulary, input, options.provenance()));
  }
}
