package io.parlance.seq2seq.inference;

import java.util.List;
import java.util.Optional;

/**
 * The decoder at work. Rows continue any row of the step before, so each layer's state has two
 * arrays that take turns; nothing is copied and, after the start, nothing large is made.
 */
final class RecurrentSteps implements Steps {
  private final RecurrentModel model;
  private final Encoded question;
  private final int mostRows;
  private final int hidden; // H
  private final int in; // of the lowest layer: E, with input feeding E + H
  private final LayerRows[] layers;
  private final Cuts combineCuts;
  private final float[] x; // (rows, in)
  private final float[] looked; // (rows, 2H): context, then the decoder's output
  private final float[] h; // (rows, H): h̃ of the last step
  private final float[] logProbabilities; // (rows, V)
  private final float[] attention; // (rows, T)
  private final OutputLayer.Scratch scratch;
  private int rows = 1;

  RecurrentSteps(RecurrentModel model, Encoded question, int mostRows) {
    this.model = model;
    this.question = question;
    this.mostRows = mostRows;
    List<Layer> decoder = model.decoder();
    this.hidden = decoder.get(0).units();
    this.in = decoder.get(0).input().inputs();
    this.layers = new LayerRows[decoder.size()];
    for (int l = 0; l < layers.length; l++) {
      layers[l] = new LayerRows(decoder.get(l), mostRows, question.states().get(l));
    }
    this.combineCuts = Cuts.of(hidden, 16, 2 * hidden);
    this.x = new float[Math.multiplyExact(mostRows, in)];
    this.looked = new float[Math.multiplyExact(mostRows, 2 * hidden)];
    this.h = new float[mostRows * hidden];
    this.logProbabilities = new float[Math.multiplyExact(mostRows, model.words())];
    this.attention = new float[Math.multiplyExact(mostRows, question.positions())];
    this.scratch = model.output().scratch(mostRows);
  }

  @Override
  public int positions() {
    return question.positions();
  }

  @Override
  public void advance(int rows, int[] parents, int[] words) {
    check(rows, parents, words);
    input(rows, parents, words);
    this.rows = rows;
    float[] below = x;
    int width = in;
    for (LayerRows layer : layers) {
      layer.advance(rows, parents, below, width, model.parallel());
      below = layer.outputs();
      width = hidden;
    }
    float[] top = below; // (rows, H)
    Optional<Attention> looking = model.attention();
    looking.ifPresent(a -> look(a, rows, top));
    float[] last = looking.isPresent() ? h : top;
    model
        .output()
        .logProbabilities(rows, last, hidden, logProbabilities, scratch, model.parallel());
  }

  /** The words' vectors and, where it is fed, what attention gave in the step before. */
  private void input(int rows, int[] parents, int[] words) {
    int dimension = model.dimension();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(model.embedding(), words[row] * dimension, x, row * in, dimension);
      if (model.inputFeeding()) {
        System.arraycopy(h, parents[row] * hidden, x, row * in + dimension, hidden);
      }
    }
  }

  private void look(Attention looking, int rows, float[] top) {
    for (int row = 0; row < rows; row++) {
      int to = row * 2 * hidden;
      looking.look(question, top, row * hidden, attention, row * question.positions(), looked, to);
      System.arraycopy(top, row * hidden, looked, to + hidden, hidden);
    }
    model
        .parallel()
        .run(
            combineCuts.parts(),
            part ->
                looking.combine(combineCuts.at(part), combineCuts.at(part + 1), rows, looked, h));
  }

  private void check(int count, int[] parents, int[] words) {
    if (count < 1 || count > mostRows) {
      throw new IllegalArgumentException("rows must be 1 to " + mostRows + ", not " + count);
    }
    for (int row = 0; row < count; row++) {
      if (parents[row] < 0 || parents[row] >= rows) {
        throw new IllegalArgumentException(
            "no row " + parents[row] + " to continue: there are " + rows);
      }
      model.checkWord(words[row]);
    }
  }

  @Override
  public float[] logProbabilities() {
    return logProbabilities;
  }

  @Override
  public float[] attention() {
    return attention;
  }
}
