package io.parlance.seq2seq.corpus;

import io.parlance.seq2seq.Exchange;

/**
 * A question and its reply, as written and as ids.
 *
 * @param pair as it is learned
 */
public record EncodedExchange(Exchange exchange, EncodedPair pair) {}
