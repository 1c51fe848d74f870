package io.parlance.seq2seq.corpus;

import io.parlance.seq2seq.ChatVocabulary;

/**
 * A question and its reply as ids, without start and end marks.
 *
 * @param question the words of the turns, {@link ChatVocabulary#TURN} between them; not empty
 * @param reply not empty
 */
@SuppressWarnings("ArrayRecordComponent") // as many as a corpus has: plain arrays, never compared
public record EncodedPair(int[] question, int[] reply) {}
