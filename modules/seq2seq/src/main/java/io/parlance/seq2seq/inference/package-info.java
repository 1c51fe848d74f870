/**
 * A model at work, a word at a time. A {@link io.parlance.seq2seq.inference.StepModel} reads a
 * question once and then, as {@link io.parlance.seq2seq.inference.Steps}, says how probable each
 * word is as the next of a reply; {@link io.parlance.seq2seq.inference.RecurrentModel} is the one
 * of a model's weights, in float32 or 8 bits.
 *
 * <pre>{@code
 * StepModel model = RecurrentModel.of(chat.options(), chat.weights(), Precision.EIGHT_BITS,
 *     TensorBackend.preferred(), parallel);
 * Steps steps = model.begin(question, 1);
 * steps.advance(1, new int[] {0}, new int[] {ChatVocabulary.START});
 * float[] next = steps.logProbabilities(); // (1, words)
 * }</pre>
 */
@NullMarked
package io.parlance.seq2seq.inference;

import org.jspecify.annotations.NullMarked;
