package io.parlance.seq2seq.inference;

import io.parlance.seq2seq.ChatVocabulary;
import java.util.Arrays;
import java.util.List;

/** How likely a model finds replies that are given. Safe to share between threads. */
public final class Likelihood {
  private final StepModel model;

  /** By this model. */
  public Likelihood(StepModel model) {
    this.model = model;
  }

  /**
   * The log-probability of each target, natural.
   *
   * @param question ids; may be empty
   * @param targets ids, of which an {@link ChatVocabulary#END} is one like any other
   * @throws IllegalArgumentException if an id is not of the vocabulary
   */
  public double[] of(int[] question, List<int[]> targets) {
    double[] sums = new double[targets.size()];
    if (targets.isEmpty()) {
      return sums;
    }
    Steps steps = model.begin(question, targets.size());
    int[] parents = new int[targets.size()];
    int[] words = new int[targets.size()];
    int[] rows = new int[targets.size()]; // of each target in the step before
    for (int time = 0; ; time++) {
      int count = 0;
      int[] nextRows = new int[targets.size()];
      for (int i = 0; i < targets.size(); i++) {
        if (targets.get(i).length > time) {
          parents[count] = rows[i];
          words[count] = time == 0 ? ChatVocabulary.START : targets.get(i)[time - 1];
          nextRows[i] = count++;
        }
      }
      if (count == 0) {
        return sums;
      }
      steps.advance(count, parents, words);
      rows = nextRows;
      for (int i = 0; i < targets.size(); i++) {
        if (targets.get(i).length > time) {
          sums[i] += steps.logProbabilities()[rows[i] * model.words() + targets.get(i)[time]];
        }
      }
    }
  }

  /** These ids and the end mark. */
  public static int[] ended(int[] ids) {
    int[] ended = Arrays.copyOf(ids, ids.length + 1);
    ended[ids.length] = ChatVocabulary.END;
    return ended;
  }
}
