package io.parlance.seq2seq.corpus;

import io.parlance.seq2seq.ChatVocabulary;

/**
 * A question and its reply as ids.
 *
 * @param question the words of the turns, {@link ChatVocabulary#TURN} between them; not empty
 * @param reply its words and {@link ChatVocabulary#END}; one that was cut has no end
 */
@SuppressWarnings("ArrayRecordComponent") // as many as a corpus has: plain arrays, never compared
public record EncodedPair(int[] question, int[] reply) {}
