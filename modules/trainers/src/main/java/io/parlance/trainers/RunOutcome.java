package io.parlance.trainers;

import io.parlance.embeddings.Embeddings;
import java.util.List;
import java.util.Map;

/**
 * How a run over a corpus ended.
 *
 * @param loss the mean of the last epoch, NaN where nothing was predicted
 * @param seconds that it took
 * @param words that were read, in all epochs
 * @param epochs that were finished
 * @param learningRate the last
 * @param stopped whether it was told to stop before its end
 * @param diverged whether a loss was not finite
 */
public record RunOutcome(
    double loss,
    double seconds,
    long words,
    int epochs,
    double learningRate,
    boolean stopped,
    boolean diverged) {

  /**
   * What training came to, with these embeddings.
   *
   * @throws UntrainableException if nothing was predicted and it was not stopped before
   */
  public Trained trained(Embeddings embeddings) throws UntrainableException {
    if (Double.isNaN(loss) && !stopped) {
      throw UntrainableException.noPredictions();
    }
    return new Trained(
        embeddings,
        List.of(
            Measure.speed("words", words / Math.max(1e-9, seconds)),
            Measure.loss(loss),
            new Measure("words", words, 0)),
        Map.of(Trained.TRAIN, seconds),
        stopped);
  }
}
