package io.parlance.chatbot.retrieval;

import io.parlance.seq2seq.Exchange;

/**
 * A known exchange whose question is near.
 *
 * @param exchange the known question and its reply
 * @param similarity 0 … 1, 1 for the very words
 */
public record Match(Exchange exchange, double similarity) {}
