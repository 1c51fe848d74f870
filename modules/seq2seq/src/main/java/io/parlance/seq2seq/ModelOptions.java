package io.parlance.seq2seq;

import io.parlance.tensor.Requirement;
import io.parlance.tensor.autograd.Cell;

/**
 * The shape of a model.
 *
 * @param cell what the recurrent layers are made of; default LSTM
 * @param dimension of the words' vectors; 1 … 4096, default 300
 * @param hidden units of a decoder layer; each direction of the encoder has half. A multiple of 32,
 *     32 … 8192, default 512
 * @param layers of encoder and of decoder; 1 … 4, default 1
 * @param attention whether the decoder looks back at the question (Luong et al. 2015, "general");
 *     default true
 * @param inputFeeding whether what attention gave goes into the next step (ibid., section 3.3);
 *     needs attention, default false
 * @param tied whether output weights are the words' vectors (Press & Wolf 2017); default false
 */
public record ModelOptions(
    Cell cell,
    int dimension,
    int hidden,
    int layers,
    boolean attention,
    boolean inputFeeding,
    boolean tied) {

  public ModelOptions {
    Requirement.that(dimension >= 1 && dimension <= 4096, "dimension must be 1 to 4096", dimension);
    Requirement.that(
        hidden >= 32 && hidden <= 8192 && hidden % 32 == 0,
        "hidden must be a multiple of 32, 32 to 8192",
        hidden);
    Requirement.that(layers >= 1 && layers <= 4, "layers must be 1 to 4", layers);
    Requirement.that(
        attention || !inputFeeding, "input feeding needs attention, which is", attention);
  }

  /** All as in the components' defaults. */
  public static ModelOptions defaults() {
    return new ModelOptions(Cell.LSTM, 300, 512, 1, true, false, false);
  }
}
