/**
 * Probabilistic latent semantic analysis (Hofmann 1999, 2001): every document is a mixture of
 * topics, every topic a distribution over words, and EM finds both.
 *
 * <p>{@link io.parlance.trainers.plsa.PlsaTrainer} learns them from an encoded corpus; a word's
 * vector is P(z|w). {@link io.parlance.trainers.plsa.TopicModel} reads topics and documents back
 * out of the embeddings, and folds new documents in.
 *
 * <pre>{@code
 * PlsaOptions options = PlsaOptions.defaults().withTopics(20);
 * Trained trained =
 *     new PlsaTrainer(options, TensorBackend.preferred(), TrainingListener.none())
 *         .train(corpus, () -> false);
 * TopicModel model = TopicModel.of(trained.embeddings());
 * model.topics(10, WordOrder.DISTINCTIVE).forEach(System.out::println);
 * }</pre>
 */
@NullMarked
package io.parlance.trainers.plsa;

import org.jspecify.annotations.NullMarked;
