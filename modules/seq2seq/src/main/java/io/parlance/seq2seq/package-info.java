/**
 * The encoder-decoder that learns dialogues (Sutskever, Vinyals & Le 2014) with attention (Luong,
 * Pham & Manning 2015). A {@link io.parlance.seq2seq.ChatModel} is what was learned: options,
 * words, weights, and the exchanges it was learned from.
 */
@NullMarked
package io.parlance.seq2seq;

import org.jspecify.annotations.NullMarked;
