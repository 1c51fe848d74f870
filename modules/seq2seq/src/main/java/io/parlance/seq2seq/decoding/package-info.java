/**
 * From a question to a reply. A {@link io.parlance.seq2seq.decoding.Decoding} is the strategy:
 * greedy, beam search or sampling; {@link io.parlance.seq2seq.decoding.ReplyOptions} say what a
 * reply may be; a {@link io.parlance.seq2seq.decoding.Reranking} prefers what is said because of
 * the question. {@link io.parlance.seq2seq.decoding.Replier} puts them together:
 *
 * <pre>{@code
 * Replier replier = Replier.of(model, Precision.EIGHT_BITS, Optional.empty(), backend, parallel);
 * Question question = Question.of(model.vocabulary(), List.of("how", "are", "you", "?"));
 * Reply reply =
 *     replier.replies(question, Beam.defaults(), ReplyOptions.defaults()).get(0);
 * }</pre>
 */
@NullMarked
package io.parlance.seq2seq.decoding;

import org.jspecify.annotations.NullMarked;
