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
    List<List<String>> words = replies.stream().map(Reply::words).toList();
    List<int[]> ids = replies.stream().map(Reranker::targets).toList();
    double[] likely = replies.stream().mapToDouble(Reply::logProbability).toArray();
    double[] scores = scores(question, words, ids, likely);
    List<Reply> ranked = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      ranked.add(replies.get(i).withScore(scores[i]));
    }
    ranked.sort(Comparator.comparingDouble(Reply::score).reversed());
    return ranked;
  }

  private static int[] targets(Reply reply) {
    int[] ids = reply.ids();
    return reply.ending() == Ending.COMPLETE ? Likelihood.ended(ids) : ids;
  }

  /**
   * The scores of complete replies, wherever they come from.
   *
   * @param replies their words
   * @param logProbabilities that the model gives each after the question, its end mark counted
   */
  public double[] scores(Question question, List<List<String>> replies, double[] logProbabilities) {
    List<int[]> ids =
        replies.stream().map(words -> Likelihood.ended(vocabulary.ids(words))).toList();
    return scores(question, replies, ids, logProbabilities);
  }

  private double[] scores(
      Question question, List<List<String>> replies, List<int[]> ids, double[] logProbabilities) {
    double[] scores = new double[ids.size()];
    if (how instanceof AntiLanguageModel anti) {
      List<int[]> beginnings =
          ids.stream().map(all -> Arrays.copyOf(all, Math.min(all.length, anti.first()))).toList();
      double[] said = likelihood.of(new int[0], beginnings); // log p(T)
      for (int i = 0; i < scores.length; i++) {
        double surplus = logProbabilities[i] - anti.lambda() * said[i];
        scores[i] = surplus + anti.reward() * replies.get(i).size();
      }
    } else if (how instanceof Bidirectional both) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] =
            (1 - both.lambda()) * logProbabilities[i]
                + both.lambda() * asked(question, replies.get(i)) // log p(S|T)
                + both.reward() * replies.get(i).size();
      }
    }
    return scores;
  }

  /** Copied words are asked about as the words they are. */
  private double asked(Question question, List<String> reply) {
    int[] said = vocabulary.ids(reply);
    return likelihood.of(said, List.of(Likelihood.ended(question.ids())))[0];
  }
}
