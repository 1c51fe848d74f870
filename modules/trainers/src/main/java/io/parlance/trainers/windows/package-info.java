/**
 * What the trainers share that learn from a word and its neighbours: the windows around each word
 * of a sentence, and the run over all sentences.
 */
@NullMarked
package io.parlance.trainers.windows;

import org.jspecify.annotations.NullMarked;
