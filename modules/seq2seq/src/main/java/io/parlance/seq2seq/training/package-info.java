/**
 * Learning dialogues: a {@link io.parlance.seq2seq.training.ChatTrainer} goes through pairs of
 * question and reply in batches of nearly equal lengths, and measures itself on held-out ones.
 */
@NullMarked
package io.parlance.seq2seq.training;

import org.jspecify.annotations.NullMarked;
