package io.parlance.chatbot;

import io.parlance.chatbot.retrieval.Match;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.decoding.Question;
import io.parlance.seq2seq.decoding.Reranker;
import io.parlance.seq2seq.decoding.Reranking;
import io.parlance.seq2seq.inference.StepModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ranks candidates of both kinds by one measure: what the model thinks of them (its own likelihood,
 * less what is said to anything, see {@link Reranking}), per word and with a gain for length, since
 * people say more than a model finds likely; and of a retrieved one how near its question is.
 */
final class Ranking {
  private static final double NEARNESS = 16; // what a question of the very words is worth, in nats
  private static final double LENGTH = 2; // for each e-fold of words: what says little is likely

  /**
   * A retrieved reply whose question is as near as this is worth more than 9.4 nats; a generated
   * one of 50 words can reach 2 ln 51 = 7.9 and hardly more, since log-probabilities are below 0.
   */
  static final double UNBEATEN = 0.9;

  private static final Reranking.AntiLanguageModel MILDER =
      new Reranking.AntiLanguageModel(0.25, 5, 0);

  private final StepModel forward;
  private final Optional<StepModel> reverse;
  private final ChatVocabulary vocabulary;

  Ranking(StepModel forward, Optional<StepModel> reverse, ChatVocabulary vocabulary) {
    this.forward = forward;
    this.reverse = reverse;
    this.vocabulary = vocabulary;
  }

  /**
   * The same candidates with their scores: those that are sure enough first, among them the best;
   * of equal ones as they came.
   *
   * @throws IllegalArgumentException if they are to be preferred by a reverse model and there is
   *     none
   */
  List<Candidate> rank(Question question, List<Candidate> candidates, ChatSettings settings) {
    if (settings.mode() == ReplyMode.GENERATE && settings.preference() == Preference.OFF) {
      return candidates; // the first was heard already
    }
    List<Candidate> ranked = new ArrayList<>(candidates);
    if (settings.mode() != ReplyMode.RETRIEVE) {
      double[] thought = thought(question, candidates, settings);
      for (int i = 0; i < thought.length; i++) {
        Candidate one = candidates.get(i);
        boolean both = settings.mode() == ReplyMode.HYBRID;
        ranked.set(i, one.withScore(both ? comparable(one, thought[i]) : thought[i]));
      }
    }
    Comparator<Candidate> best = Comparator.comparingDouble(Candidate::score).reversed();
    Comparator<Candidate> sure =
        Comparator.comparing(one -> one.confidence() < settings.leastConfidence());
    ranked.sort(sure.thenComparing(best));
    return ranked;
  }

  /**
   * One measure for both kinds. The fifth power, because half near is hardly better than far: at
   * that distance what the model thinks should decide.
   */
  private static double comparable(Candidate one, double thought) {
    int words = one.words().size() + 1; // the end mark counted
    double near = one.match().map(Match::similarity).orElse(0.0);
    return thought / words + LENGTH * StrictMath.log(words) + NEARNESS * StrictMath.pow(near, 5);
  }

  private double[] thought(Question question, List<Candidate> candidates, ChatSettings settings) {
    double[] likely = candidates.stream().mapToDouble(Candidate::logProbability).toArray();
    if (settings.preference() == Preference.OFF) {
      return likely;
    }
    return reranker(settings)
        .scores(question, candidates.stream().map(Candidate::words).toList(), likely);
  }

  private Reranker reranker(ChatSettings settings) {
    if (settings.preference() == Preference.ANTI) {
      boolean both = settings.mode() == ReplyMode.HYBRID; // what is retrieved is not dull anyway
      return Reranker.of(
          vocabulary, both ? MILDER : Reranking.AntiLanguageModel.defaults(), forward);
    }
    StepModel back =
        reverse.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "mmi bidi needs a reverse model, and this model has none: train chat"
                        + " --reverse makes one"));
    return Reranker.of(vocabulary, Reranking.Bidirectional.defaults(), back);
  }
}
