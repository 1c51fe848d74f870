package io.parlance.chatbot;

import io.parlance.seq2seq.decoding.Question;
import java.util.List;

/**
 * What is said to a question, and what was considered.
 *
 * @param text what is said
 * @param words its tokens
 * @param source where it comes from
 * @param confidence in it, 0 … 1; 1 where it is about the language of the question
 * @param question what the model was asked, earlier turns included
 * @param candidates what could have been said, those that are sure enough first, among them the
 *     best; the first is what was said unless that is a fallback
 */
public record Response(
    String text,
    List<String> words,
    Source source,
    double confidence,
    Question question,
    List<Candidate> candidates) {

  public Response {
    words = List.copyOf(words);
    candidates = List.copyOf(candidates);
  }
}
