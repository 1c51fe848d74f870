package io.parlance.seq2seq.training;

import io.parlance.tensor.Requirement;
import io.parlance.tensor.optim.Adam;
import io.parlance.tensor.optim.GradientClipping;
import io.parlance.tensor.optim.Schedule;
import io.parlance.tensor.optim.UpdateRule;
import java.util.OptionalDouble;

/**
 * How a model learns.
 *
 * @param batch pairs a step; 1 … 4096, default 64
 * @param epochs at most so many times through the pairs; at least 1, default 10
 * @param minutes at most so long, held-out measurements not counted; above 0, default no bound
 * @param dropout the share of words' vectors, and of what comes before the output layer, that is
 *     left out at random; 0 … below 1, default 0.2
 * @param rule how weights move; default Adam
 * @param schedule the learning rate; default half a cosine from 0.002 to 0
 * @param clipping the bound on the gradients' norm; default 1
 * @param measureEvery held-out perplexity is measured after so many reply tokens, and at the end of
 *     an epoch where a twentieth of them came since; at least 1, default 200,000
 * @param patience stop after so many measurements without a new best; 0 for never, default 5
 * @param seed of first weights, order and dropout
 * @param freezeEmbeddings whether words' vectors stay as they began; default false
 */
public record TrainingOptions(
    int batch,
    int epochs,
    OptionalDouble minutes,
    double dropout,
    UpdateRule rule,
    Schedule schedule,
    GradientClipping clipping,
    long measureEvery,
    int patience,
    long seed,
    boolean freezeEmbeddings) {

  public TrainingOptions {
    Requirement.that(batch >= 1 && batch <= 4096, "batch must be 1 to 4096", batch);
    Requirement.that(epochs >= 1, "epochs must be at least 1", epochs);
    Requirement.that(minutes.orElse(1) > 0, "minutes must be above 0", minutes);
    Requirement.that(dropout >= 0 && dropout < 1, "dropout must be 0 to below 1", dropout);
    Requirement.that(
        measureEvery >= 1, "tokens between measurements must be at least 1", measureEvery);
    Requirement.that(patience >= 0, "patience must be at least 0", patience);
  }

  /** All as in the components' defaults, with seed 1. */
  public static TrainingOptions defaults() {
    return new TrainingOptions(
        64,
        10,
        OptionalDouble.empty(),
        0.2,
        Adam.defaults(),
        new Schedule.Cosine(2e-3, 0, 0),
        new GradientClipping(1),
        200_000,
        5,
        1,
        false);
  }
}
