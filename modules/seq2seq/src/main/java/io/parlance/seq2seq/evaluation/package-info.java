/**
 * What a model and its replies are worth: {@link
 * io.parlance.seq2seq.evaluation.InferencePerplexity} says how far it expects real replies, {@link
 * io.parlance.seq2seq.evaluation.Bleu} says how like the real ones, {@link
 * io.parlance.seq2seq.evaluation.ReplyDiversity} how varied.
 *
 * <pre>{@code
 * double bleu = Bleu.of(replies, references).score(); // 0 … 100
 * double varied = ReplyDiversity.of(replies).distinct2(); // 0 … 1
 * }</pre>
 */
@NullMarked
package io.parlance.seq2seq.evaluation;

import org.jspecify.annotations.NullMarked;
