package io.parlance.seq2seq.evaluation;

import io.parlance.seq2seq.inference.Likelihood;
import io.parlance.seq2seq.inference.StepModel;
import java.util.List;

/**
 * How surprised a model is by real replies: {@code exp(-log p / tokens)}. The end mark of each
 * reply counts as a token, and so does an unknown word.
 *
 * @param tokens of all replies, end marks included
 * @param logProbability of all replies, natural
 */
public record Perplexity(long tokens, double logProbability) {

  /**
   * Asks a model, as it replies: in 8 bits if it is so.
   *
   * @param questions ids, without marks around them
   * @param replies ids, as many, without marks around them
   * @throws IllegalArgumentException if there are not as many, or an id is not of the vocabulary
   */
  public static Perplexity of(StepModel model, List<int[]> questions, List<int[]> replies) {
    if (questions.size() != replies.size()) {
      throw new IllegalArgumentException(
          questions.size() + " questions, but " + replies.size() + " replies");
    }
    Likelihood likelihood = new Likelihood(model);
    long tokens = 0;
    double sum = 0;
    for (int i = 0; i < replies.size(); i++) {
      int[] target = Likelihood.ended(replies.get(i));
      tokens += target.length;
      sum += likelihood.of(questions.get(i), List.of(target))[0];
    }
    return new Perplexity(tokens, sum);
  }

  /** Per token; 1 for nothing at all. */
  public double value() {
    return tokens == 0 ? 1 : Math.exp(-logProbability / tokens);
  }
}
