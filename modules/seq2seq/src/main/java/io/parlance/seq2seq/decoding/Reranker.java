package io.parlance.seq2seq.decoding;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.decoding.Reranking.AntiLanguageModel;
import io.parlance.seq2seq.decoding.Reranking.Bidirectional;
import io.parlance.seq2seq.inference.Likelihood;
import io.parlance.seq2seq.inference.StepModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Ranks replies anew, as a {@link Reranking} says. Safe to share between threads. */
public final class Reranker {
  private final ChatVocabulary vocabulary;
  private final Reranking how;
  private final Likelihood likelihood;

  private Reranker(ChatVocabulary vocabulary, Reranking how, StepModel model) {
    this.vocabulary = vocabulary;
    this.how = how;
    this.likelihood = new Likelihood(model);
  }

  /**
   * Ranks against what is said to anything.
   *
   * @param model the one that the replies come from
   */
  public static Reranker of(ChatVocabulary vocabulary, AntiLanguageModel how, StepModel model) {
    return new Reranker(vocabulary, how, model);
  }

  /**
   * Ranks by what would be asked.
   *
   * @param reverse learned from reply to question
   */
  public static Reranker of(ChatVocabulary vocabulary, Bidirectional how, StepModel reverse) {
    return new Reranker(vocabulary, how, reverse);
  }

  /** The same replies with their new scores, best first; of equal ones as they came. */
  public List<Reply> rank(Question question, List<Reply> replies) {
    List<Reply> ranked = new ArrayList<>();
    if (how instanceof AntiLanguageModel anti) {
      List<int[]> beginnings = replies.stream().map(reply -> beginning(reply, anti)).toList();
      double[] said = likelihood.of(new int[0], beginnings); // log p(T)
      for (int i = 0; i < said.length; i++) {
        Reply reply = replies.get(i);
        double surplus = reply.logProbability() - anti.lambda() * said[i];
        ranked.add(reply.withScore(surplus + anti.reward() * reply.words().size()));
      }
    } else if (how instanceof Bidirectional both) {
      ToDoubleFunction<Reply> asked = reply -> asked(question, reply); // log p(S|T)
      for (Reply reply : replies) {
        ranked.add(
            reply.withScore(
                (1 - both.lambda()) * reply.logProbability()
                    + both.lambda() * asked.applyAsDouble(reply)
                    + both.reward() * reply.words().size()));
      }
    }
    ranked.sort(Comparator.comparingDouble(Reply::score).reversed());
    return ranked;
  }

  private static int[] beginning(Reply reply, AntiLanguageModel anti) {
    int[] ids = reply.ids();
    int[] all = reply.ending() == Ending.COMPLETE ? Likelihood.ended(ids) : ids;
    return Arrays.copyOf(all, Math.min(all.length, anti.first()));
  }

  /** Copied words are asked about as the words they are. */
  private double asked(Question question, Reply reply) {
    int[] said = vocabulary.ids(reply.words());
    return likelihood.of(said, List.of(Likelihood.ended(question.ids())))[0];
  }
}
