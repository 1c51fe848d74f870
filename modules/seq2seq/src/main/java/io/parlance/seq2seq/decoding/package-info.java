/**
 * From a question to a reply. A {@link io.parlance.seq2seq.decoding.Decoding} is the strategy:
 * greedy, beam search or sampling; {@link io.parlance.seq2seq.decoding.ReplyOptions} say what a
 * reply may be; a {@link io.parlance.seq2seq.decoding.Reranking} prefers what is said because of
 * the question.
 *
 * <pre>{@code
 * StepModel steps =
 *     RecurrentModel.of(
 *         model.options(), model.weights(), Precision.EIGHT_BITS, backend, parallel);
 * ReplyDecoder decoder = new ReplyDecoder(steps, model.vocabulary());
 * Question question = Question.of(model.vocabulary(), List.of("how", "are", "you", "?"));
 * Reply reply = decoder.replies(question, Beam.defaults(), ReplyOptions.defaults()).get(0);
 * }</pre>
 */
@NullMarked
package io.parlance.seq2seq.decoding;

import org.jspecify.annotations.NullMarked;
