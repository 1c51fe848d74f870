/**
 * Word2Vec (Mikolov et al. 2013, "Distributed Representations of Words and Phrases and their
 * Compositionality"): skip-gram and CBOW, with negative sampling or hierarchical softmax.
 *
 * <p>A few neighbouring windows make one block of input rows and output rows that share their noise
 * words, and the tensor backend learns a block in one step of small matrix products (Ji et al.
 * 2016, "Parallelizing Word2Vec in Shared and Distributed Memory").
 */
@NullMarked
package io.parlance.trainers.word2vec;

import org.jspecify.annotations.NullMarked;
