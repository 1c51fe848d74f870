package io.parlance.trainers.fasttext;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.embeddings.memory.Heap;
import io.parlance.embeddings.subwords.SubwordVectors;
import io.parlance.embeddings.subwords.WordParts;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.Overflow;
import io.parlance.trainers.RunOutcome;
import io.parlance.trainers.Trained;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.windows.WindowLearner;
import io.parlance.trainers.windows.WindowTraining;
import io.parlance.trainers.windows.WorkRows;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Trains fastText vectors on an encoded corpus.
 *
 * <p>Threads share the weights without locks (Hogwild), so that runs differ with more than one; or,
 * where options ask for it, one seed gives the same vectors, bit for bit, on any number of threads.
 */
public final class FastTextTrainer implements Trainer {
  private final FastTextOptions options;
  private final TensorBackend backend;
  private final TrainingListener listener;
  private final long heap; // bytes that may be taken in all

  public FastTextTrainer(
      FastTextOptions options, TensorBackend backend, TrainingListener listener) {
    this(options, backend, listener, Heap.size());
  }

  /** A trainer that takes no more of the heap than so many bytes. */
  FastTextTrainer(
      FastTextOptions options, TensorBackend backend, TrainingListener listener, long heap) {
    this.options = options;
    this.backend = backend;
    this.listener = listener;
    this.heap = heap;
  }

  @Override
  public Fingerprint fingerprint() {
    return options.training().fingerprint(options.provenance());
  }

  @Override
  public Optional<Forecast> forecast(EncodedCorpus corpus) throws UntrainableException {
    WordParts parts = new WordParts(corpus.vocabulary(), options.grams());
    return Optional.of(check(corpus.vocabulary(), parts).forecast(corpus));
  }

  private FastTextMemory check(Vocabulary vocabulary, WordParts parts) throws UntrainableException {
    FastTextMemory memory = new FastTextMemory(options, vocabulary, parts);
    UntrainableException.unless(memory.fit(), vocabulary.size(), options.dimension(), heap);
    return memory;
  }

  @Override
  public Trained train(EncodedCorpus corpus, Checkpoints checkpoints, BooleanSupplier stop)
      throws IOException, DivergedException, UntrainableException {
    Vocabulary vocabulary = corpus.vocabulary();
    WordParts parts = new WordParts(vocabulary, options.grams());
    check(vocabulary, parts);
    WindowTraining training = options.training();
    int dimension = options.dimension();
    RowMatrix rows = training.randomRows(parts.size(), dimension, 1f / dimension);
    RowMatrix output = RowMatrix.padded(vocabulary.size(), dimension);
    NoiseSampler sampler = new NoiseSampler(vocabulary, NoiseSampler.FASTTEXT_POWER);
    RunOutcome outcome =
        training.run(
            corpus,
            Map.of("rows", rows, "output", output),
            (worker, access) -> learner(parts, access.of(rows), sampler, access.of(output)),
            checkpoints,
            listener,
            stop);
    boolean overflowed = Overflow.zeroed(rows);
    SubwordVectors subwords =
        new SubwordVectors(options.grams(), vocabulary.size(), parts.buckets(), rows);
    overflowed |= Overflow.zeroed(output);
    Embeddings embeddings =
        subwords.withOutputs(output).embeddings(vocabulary, options.provenance());
    return training.result(outcome, overflowed, embeddings);
  }

  private WindowLearner learner(
      WordParts parts, WorkRows rows, NoiseSampler sampler, WorkRows output) {
    return options.cbow()
        ? new CbowLearner(options, parts, rows, sampler, output, backend.rowBlocks())
        : new SkipGramLearner(options, parts, rows, sampler, output, backend.rowBlocks());
  }
}
