package io.parlance.chatbot;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.decoding.Question;
import io.parlance.seq2seq.inference.Likelihood;
import io.parlance.seq2seq.inference.StepModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ranks candidates of both kinds by one measure: the model's own likelihood, less what is said to
 * anything (MMI, Li et al. 2016), per word; and for a retrieved one how near its question is.
 */
final class Ranking {
  private static final double LAMBDA = 0.5;
  private static final int FIRST = 5;
  private static final double NEARNESS = 8; // what a question of the very words is worth, in nats

  private final Likelihood forward;
  private final Optional<Likelihood> reverse;
  private final ChatVocabulary vocabulary;

  Ranking(StepModel forward, Optional<StepModel> reverse, ChatVocabulary vocabulary) {
    this.forward = new Likelihood(forward);
    this.reverse = reverse.map(Likelihood::new);
    this.vocabulary = vocabulary;
  }

  /** The same candidates with their scores, best first; of equal ones as they came. */
  List<Candidate> rank(Question question, List<Candidate> candidates, ChatSettings settings) {
    if (settings.mode() == ReplyMode.RETRIEVE
        || (settings.preference() == Preference.OFF && settings.mode() == ReplyMode.GENERATE)) {
      return candidates; // as they came: the nearest first, the likeliest first
    }
    List<int[]> ids =
        candidates.stream().map(one -> Likelihood.ended(vocabulary.ids(one.words()))).toList();
    double[] information = information(question, ids, settings.preference());
    List<Candidate> ranked = new ArrayList<>();
    for (int i = 0; i < information.length; i++) {
      Candidate one = candidates.get(i);
      double score = (one.logProbability() + information[i]) / ids.get(i).length;
      double near = one.match().map(match -> match.similarity()).orElse(0.0);
      ranked.add(
          new Candidate(
              one.text(),
              one.words(),
              one.source(),
              score + NEARNESS * near,
              one.logProbability(),
              one.confidence(),
              one.match()));
    }
    ranked.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return ranked;
  }

  /** What is added to the log-probability of each candidate. */
  private double[] information(Question question, List<int[]> ids, Preference preference) {
    double[] added = new double[ids.size()];
    if (preference == Preference.ANTI) {
      List<int[]> beginnings =
          ids.stream().map(all -> Arrays.copyOf(all, Math.min(all.length, FIRST))).toList();
      double[] said = forward.of(new int[0], beginnings);
      for (int i = 0; i < added.length; i++) {
        added[i] = -LAMBDA * said[i];
      }
    } else if (preference == Preference.BIDI) {
      Likelihood back =
          reverse.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "mmi bidi needs a reverse model, and this model has none: train chat"
                          + " --reverse makes one"));
      int[] asked = Likelihood.ended(question.ids());
      for (int i = 0; i < added.length; i++) {
        int[] reply = Arrays.copyOf(ids.get(i), ids.get(i).length - 1);
        added[i] = LAMBDA * back.of(reply, List.of(asked))[0];
      }
    }
    return added;
  }
}
