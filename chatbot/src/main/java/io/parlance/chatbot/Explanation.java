package io.parlance.chatbot;

import io.parlance.chatbot.retrieval.Match;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.decoding.AttentionWeights;
import io.parlance.seq2seq.decoding.Question;
import io.parlance.seq2seq.decoding.Reply;
import io.parlance.seq2seq.decoding.ReplyToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a reply was given, as far as the model can tell: it is led through the reply's words, whoever
 * made them, and tells of each where it looked and what it would have said. Of a fallback the best
 * candidate is explained, which was not good enough.
 *
 * @param question the words that the model was asked, with the name of {@link ChatVocabulary#TURN}
 *     between turns
 * @param unknown the positions in the question whose words the model does not know
 * @param reply the words of the reply, each with its log-probability and the likeliest words in its
 *     place, likeliest first; none where there was no candidate
 * @param attention where the model looked: a row a word of the reply, a column a position of the
 *     question; no columns where the model has no attention
 * @param match the known question, where the reply was retrieved
 */
public record Explanation(
    List<String> question,
    Set<Integer> unknown,
    List<ReplyToken> reply,
    AttentionWeights attention,
    Optional<Match> match) {
  private static final int ALTERNATIVES = 5;

  public Explanation {
    question = List.copyOf(question);
    unknown = Set.copyOf(unknown);
    reply = List.copyOf(reply);
  }

  /** Explains a response of this responder. */
  public static Explanation of(Responder responder, Response response) {
    Question question = response.question();
    Optional<Candidate> best = response.candidates().stream().findFirst();
    List<String> words = best.map(Candidate::words).orElse(List.of());
    Reply forced = responder.decoder().forced(question, words, ALTERNATIVES);
    int[] ids = question.ids();
    Set<Integer> unknown = new TreeSet<>();
    for (int position = 0; position < ids.length; position++) {
      if (ids[position] == ChatVocabulary.UNKNOWN) {
        unknown.add(position);
      }
    }
    return new Explanation(
        question.words(),
        unknown,
        forced.tokens(),
        forced.attention(),
        best.flatMap(Candidate::match));
  }

  /** The words of the reply. */
  public List<String> words() {
    return reply.stream().map(ReplyToken::word).toList();
  }

  /** The probability, 0 … 1, that the model gave a word of the reply. */
  public double probability(int word) {
    return StrictMath.exp(reply.get(word).logProbability());
  }
}
