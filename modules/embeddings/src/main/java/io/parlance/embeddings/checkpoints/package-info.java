/**
 * States that a training keeps now and then, so that it can go on after it was stopped or killed.
 *
 * <p>A training hands its {@link io.parlance.embeddings.checkpoints.TrainingState} over when one is
 * due, between two steps, and takes it back where it is to go on:
 *
 * <pre>{@code
 * Optional<SavedState> from = checkpoints.from();
 * if (from.isPresent()) {
 *   from.get().restore(Map.of("weights", new TensorData.Matrix(weights)));
 *   epoch = from.get().counter("epoch");
 * }
 * for (; epoch < epochs; epoch++) {
 *   learn(weights);
 *   if (checkpoints.due(true)) {
 *     checkpoints.keep(
 *         new TrainingState(
 *             Map.of("epoch", String.valueOf(epoch + 1)),
 *             Map.of("weights", new TensorData.Matrix(weights))));
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.parlance.embeddings.checkpoints;

import org.jspecify.annotations.NullMarked;
