/**
 * How good word vectors are: analogies in the format of Google's set, and word similarities against
 * human judgement. Beside every score stand how much of the gold it covers and an interval.
 *
 * <pre>{@code
 * AnalogySet gold = AnalogySet.read(Path.of("questions-words.txt"));
 * AnalogyScores scores = new AnalogyEvaluation(embeddings, backend, parallel).score(gold, 30_000);
 * double percent = scores.total().accuracy().orElse(0);
 * }</pre>
 */
@NullMarked
package io.parlance.embeddings.evaluation;

import org.jspecify.annotations.NullMarked;
