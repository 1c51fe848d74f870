/**
 * GloVe: vectors whose inner products are the logarithms of how often words stand near one another.
 *
 * <p>Co-occurrences are counted exactly, a row of the matrix at a time; its cells are dealt out to
 * tiles between blocks of words; and in each round of an epoch threads learn tiles that share no
 * block. So counts and vectors are the same on any number of threads and in any memory.
 *
 * <pre>{@code
 * GloveOptions options = GloveOptions.defaults().withDimension(50);
 * Trained trained =
 *     new GloveTrainer(options, TensorBackend.preferred(), TrainingListener.none())
 *         .train(corpus, () -> false);
 * }</pre>
 */
@NullMarked
package io.parlance.trainers.glove;

import org.jspecify.annotations.NullMarked;
