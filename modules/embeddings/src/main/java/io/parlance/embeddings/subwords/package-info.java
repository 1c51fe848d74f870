/**
 * Words as their parts (Bojanowski et al. 2017): character n-grams fall into buckets by a hash, and
 * a word's vector is the mean of its own row and its n-grams' rows, or of these alone where the
 * word was never seen.
 */
@NullMarked
package io.parlance.embeddings.subwords;

import org.jspecify.annotations.NullMarked;
