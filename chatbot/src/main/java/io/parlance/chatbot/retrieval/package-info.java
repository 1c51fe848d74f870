/**
 * Finds the known questions that are nearest to one, by all of their sentence vectors: exact, no
 * index.
 *
 * <pre>{@code
 * List<Match> nearest = KnownQuestions.of(model, backend, parallel).nearest(turns, 10);
 * }</pre>
 */
@NullMarked
package io.parlance.chatbot.retrieval;

import org.jspecify.annotations.NullMarked;
