package io.parlance.trainers;

import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.text.EncodedCorpus;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Learns word vectors from an encoded corpus. */
public interface Trainer {

  /**
   * Trains until done, or until {@code stop} says true (asked a few times a second): then what was
   * learned so far is the result.
   *
   * @return embeddings whose provenance tells the kind of model and the settings
   * @throws IOException if the encoded corpus or a temporary file cannot be read or written
   * @throws DivergedException if a loss is not a finite number; it holds the last good vectors
   * @throws UntrainableException if this corpus cannot be learned from with these settings
   */
  default Trained train(EncodedCorpus corpus, BooleanSupplier stop)
      throws IOException, DivergedException, UntrainableException {
    return train(corpus, Checkpoints.none(), stop);
  }

  /**
   * What training on this corpus would take; nothing is trained. Empty where that is not known, as
   * of trainers of other libraries.
   *
   * @throws IOException if the encoded corpus or a temporary file cannot be read or written
   * @throws UntrainableException if {@link #train} would throw it before it learns
   */
  default Optional<Forecast> forecast(EncodedCorpus corpus)
      throws IOException, UntrainableException {
    return Optional.empty();
  }

  /**
   * Trains as {@link #train(EncodedCorpus, BooleanSupplier)} does, but goes on from a state that
   * was kept, if it is to, and keeps states on the way and where it is stopped.
   */
  Trained train(EncodedCorpus corpus, Checkpoints checkpoints, BooleanSupplier stop)
      throws IOException, DivergedException, UntrainableException;

  /**
   * The settings that must be the same to go on from a state that was kept, by name; none where no
   * states are kept.
   */
  default Fingerprint fingerprint() {
    return Fingerprint.none();
  }
}
