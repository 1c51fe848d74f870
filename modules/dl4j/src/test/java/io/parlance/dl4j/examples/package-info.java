/**
 * Networks of DL4J that start from our vectors: what a text is about, learned from examples.
 *
 * <p>{@link SentimentLstm} and {@link SentimentCnn} are a page each, to be read and copied. Both
 * take {@link LabelledTexts}, learn vectors from the training texts alone, and have {@link
 * TextBatches} make DL4J's data sets of the analyzed texts.
 */
@NullMarked
package io.parlance.dl4j.examples;

import org.jspecify.annotations.NullMarked;
