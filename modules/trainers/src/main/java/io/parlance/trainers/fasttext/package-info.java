/**
 * fastText (Bojanowski et al. 2017, "Enriching Word Vectors with Subword Information"): Word2Vec
 * whose words are the sums of their character n-grams, so that words never seen have vectors too.
 *
 * <p>The original gathers a word's rows for every pair of a word and a context word, and gives the
 * gradient back to every row each time. Here they are gathered once for all contexts of a word, a
 * few words and their shared noise make one block of small matrix products, and what the words
 * gained goes back once.
 */
@NullMarked
package io.parlance.trainers.fasttext;

import org.jspecify.annotations.NullMarked;
