package io.parlance.seq2seq.evaluation;

import io.parlance.seq2seq.inference.Likelihood;
import io.parlance.seq2seq.inference.StepModel;
import java.util.List;

/**
 * How surprised a model is by real replies when it works as it replies, in 8 bits for one: {@code
 * exp(-log p / tokens)}. In float it is the perplexity that training measures.
 *
 * @param tokens of all replies, end marks counted
 * @param logProbability of all replies, natural
 */
public record InferencePerplexity(long tokens, double logProbability) {

  /**
   * Asks a model.
   *
   * @param questions ids, without marks around them
   * @param replies ids, as many, each with its end mark, which counts as a token; so does an
   *     unknown word
   * @throws IllegalArgumentException if there are not as many, or an id is not of the vocabulary
   */
  public static InferencePerplexity of(
      StepModel model, List<int[]> questions, List<int[]> replies) {
    if (questions.size() != replies.size()) {
      throw new IllegalArgumentException(
          questions.size() + " questions, but " + replies.size() + " replies");
    }
    Likelihood likelihood = new Likelihood(model);
    long tokens = 0;
    double sum = 0;
    for (int i = 0; i < replies.size(); i++) {
      tokens += replies.get(i).length;
      sum += likelihood.of(questions.get(i), List.of(replies.get(i)))[0];
    }
    return new InferencePerplexity(tokens, sum);
  }

  /** Per token; 1 for nothing at all. */
  public double value() {
    return tokens == 0 ? 1 : Math.exp(-logProbability / tokens);
  }
}
