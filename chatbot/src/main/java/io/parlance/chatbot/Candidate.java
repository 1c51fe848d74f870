package io.parlance.chatbot;

import io.parlance.chatbot.retrieval.Match;
import java.util.List;
import java.util.Optional;

/**
 * A reply that could be given.
 *
 * @param text as it would be said
 * @param words its tokens
 * @param source the model, or a known question
 * @param score by which it was ranked, the higher the better; comparable within one response only
 * @param logProbability that the model gives it after the question, end mark counted; natural
 * @param confidence 0 … 1: of a generated reply the geometric mean of its words' probabilities, of
 *     a retrieved one how near its question is
 * @param match the known question, where it was retrieved
 */
public record Candidate(
    String text,
    List<String> words,
    Source source,
    double score,
    double logProbability,
    double confidence,
    Optional<Match> match) {

  public Candidate {
    words = List.copyOf(words);
  }

  /** The same with another score. */
  Candidate withScore(double value) {
    return new Candidate(text, words, source, value, logProbability, confidence, match);
  }
}
