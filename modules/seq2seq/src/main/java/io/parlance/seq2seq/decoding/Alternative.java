package io.parlance.seq2seq.decoding;

/**
 * A word that a model considered.
 *
 * @param word as the vocabulary has it; marks have names in angle brackets
 * @param id its id
 * @param probability that the model gave it, before anything was banned
 */
public record Alternative(String word, int id, double probability) {}
