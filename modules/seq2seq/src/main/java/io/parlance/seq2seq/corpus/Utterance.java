package io.parlance.seq2seq.corpus;

import java.util.List;

/**
 * What one speaker says in one turn.
 *
 * @param text as written
 * @param tokens its words
 */
public record Utterance(String text, List<String> tokens) {}
