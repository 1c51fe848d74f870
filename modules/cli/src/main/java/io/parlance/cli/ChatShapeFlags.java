package io.parlance.cli;

import io.parlance.seq2seq.ModelOptions;
import io.parlance.tensor.autograd.Cell;
import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The flags that tell a chat model's shape. */
final class ChatShapeFlags {
  private OptionalInt dimension = OptionalInt.empty();
  private Cell cell = Cell.LSTM;

  @Option(
      names = "--hidden",
      order = 10,
      paramLabel = "N",
      description = "Units of a decoder layer, a multiple of 32 (default: 512).")
  private int hidden = 512;

  @Option(
      names = "--layers",
      order = 13,
      paramLabel = "N",
      description = "Layers of encoder and decoder, 1 to 4 (default: 1).")
  private int layers = 1;

  @Option(
      names = "--no-attention",
      order = 14,
      description = "The decoder does not look back at the question.")
  private boolean withoutAttention;

  @Option(
      names = "--input-feeding",
      order = 15,
      description = "What attention gave goes into the next step, too.")
  private boolean inputFeeding;

  @Option(
      names = "--tied",
      order = 16,
      description = "Output weights are the words' vectors: a smaller model.")
  private boolean tied;

  @Option(
      names = "--dim",
      order = 11,
      paramLabel = "N",
      description = "Numbers a word's vector (default: the embeddings', or 300).")
  void dimension(int value) {
    dimension = OptionalInt.of(ParlanceCommand.within("--dim", value, 1, 4096));
  }

  @Option(
      names = "--cell",
      order = 12,
      paramLabel = "NAME",
      description = "lstm, gru or rnn (default: lstm).")
  void cell(String value) {
    try {
      cell = Cell.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Failure.call("--cell " + value + ": expected lstm, gru or rnn");
    }
  }

  /**
   * The shape.
   *
   * @param embeddings their dimension, where the model starts from some
   * @throws Failure if that is not what was asked for, or flags do not fit one another
   */
  ModelOptions options(OptionalInt embeddings) {
    if (embeddings.isPresent()
        && dimension.isPresent()
        && embeddings.getAsInt() != dimension.getAsInt()) {
      throw Failure.call(
          "--dim "
              + dimension.getAsInt()
              + ", but the embeddings have "
              + embeddings.getAsInt()
              + " dimensions; leave --dim out");
    }
    int wide = dimension.orElse(embeddings.orElse(ModelOptions.defaults().dimension()));
    return ParlanceCommand.settings(
        () -> new ModelOptions(cell, wide, hidden, layers, !withoutAttention, inputFeeding, tied));
  }
}
