/**
 * Other people's trainers behind our {@link io.parlance.trainers.Trainer}: an engine is a plug-in
 * on the class path that brings implementations of its own, fed from our encoded corpus, reporting
 * to our listener, ending in our embeddings, so that results can be compared.
 *
 * <pre>{@code
 * Trainer trainer = TrainingEngine.named("dl4j").word2vec(Word2VecOptions.defaults(), listener);
 * Embeddings embeddings = trainer.train(corpus, () -> false).embeddings();
 * }</pre>
 */
@NullMarked
package io.parlance.trainers.engines;

import org.jspecify.annotations.NullMarked;
