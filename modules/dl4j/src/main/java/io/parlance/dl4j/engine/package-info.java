/**
 * DL4J's own Word2Vec and ParagraphVectors behind our {@link io.parlance.trainers.Trainer}: fed
 * from our encoded corpus and vocabulary, without a second analysis; what they learn is measured,
 * saved and asked like everything else, so that results can be compared.
 *
 * <pre>{@code
 * Trainer trainer = TrainingEngine.named("dl4j").word2vec(Word2VecOptions.defaults(), listener);
 * }</pre>
 */
@NullMarked
package io.parlance.dl4j.engine;

import org.jspecify.annotations.NullMarked;
