package io.parlance.seq2seq;

import io.parlance.tensor.autograd.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * Names and shapes of a model's weights, V words, E dimensions, H hidden units, G gates a unit (in
 * the order of {@link Cell#index}), L layers. Products are {@code x Wᵀ}: rows of W are outputs.
 *
 * <pre>
 * embedding                     (V, E)      words' vectors, of questions and replies
 * encoder.L.forward.input       (G H/2, in) in: E, in layers above H
 * encoder.L.forward.recurrent   (G H/2, H/2)
 * encoder.L.forward.bias        (1, G H/2)  of the GRU (2, G H/2): input's, recurrent's
 * encoder.L.backward.…          likewise, from the question's end
 * decoder.L.input               (G H, in)   in: E, with input feeding E + H; in layers above H
 * decoder.L.recurrent           (G H, H)
 * decoder.L.bias                (1, G H)    of the GRU (2, G H)
 * attention.score               (H, H)      score(d, o) = (W d) · o
 * attention.combine             (H, 2H)     tanh(W [context; d] + b)
 * attention.combine.bias        (1, H)
 * output.projection             (E, H)      tied only: before the words' vectors
 * output                        (V, H)      not where tied
 * output.bias                   (1, V)
 * </pre>
 *
 * <p>Layer l of the decoder starts from the encoder's layer l: the last state of its forward
 * direction, then that of its backward one.
 */
public final class Architecture {
  public static final String EMBEDDING = "embedding";
  public static final String SCORE = "attention.score";
  public static final String COMBINE = "attention.combine";
  public static final String COMBINE_BIAS = "attention.combine.bias";
  public static final String PROJECTION = "output.projection";
  public static final String OUTPUT = "output";
  public static final String OUTPUT_BIAS = "output.bias";

  private Architecture() {}

  /** All weights of a model of {@code words} words, marks included. */
  public static List<WeightShape> shapes(ModelOptions options, int words) {
    int wide = options.dimension();
    int hidden = options.hidden();
    List<WeightShape> shapes = new ArrayList<>();
    shapes.add(new WeightShape(EMBEDDING, words, wide));
    for (int layer = 0; layer < options.layers(); layer++) {
      int in = layer == 0 ? wide : hidden;
      addLayer(shapes, encoder(layer, true), options.cell(), in, hidden / 2);
      addLayer(shapes, encoder(layer, false), options.cell(), in, hidden / 2);
    }
    for (int layer = 0; layer < options.layers(); layer++) {
      int in = layer > 0 ? hidden : options.inputFeeding() ? wide + hidden : wide;
      addLayer(shapes, decoder(layer), options.cell(), in, hidden);
    }
    if (options.attention()) {
      shapes.add(new WeightShape(SCORE, hidden, hidden));
      shapes.add(new WeightShape(COMBINE, hidden, 2 * hidden));
      shapes.add(new WeightShape(COMBINE_BIAS, 1, hidden));
    }
    if (options.tied()) {
      shapes.add(new WeightShape(PROJECTION, wide, hidden));
    } else {
      shapes.add(new WeightShape(OUTPUT, words, hidden));
    }
    shapes.add(new WeightShape(OUTPUT_BIAS, 1, words));
    return shapes;
  }

  /** The name that an encoder layer's weights begin with. */
  public static String encoder(int layer, boolean forward) {
    return "encoder." + layer + (forward ? ".forward" : ".backward");
  }

  /** The name that a decoder layer's weights begin with. */
  public static String decoder(int layer) {
    return "decoder." + layer;
  }

  /** The product with a layer's input. */
  public static String input(String layer) {
    return layer + ".input";
  }

  /** The product with a layer's own last output. */
  public static String recurrent(String layer) {
    return layer + ".recurrent";
  }

  /** The bias of a layer. */
  public static String bias(String layer) {
    return layer + ".bias";
  }

  private static void addLayer(
      List<WeightShape> shapes, String layer, Cell cell, int in, int units) {
    int gates = cell.gates() * units;
    shapes.add(new WeightShape(input(layer), gates, in));
    shapes.add(new WeightShape(recurrent(layer), gates, units));
    shapes.add(new WeightShape(bias(layer), cell == Cell.GRU ? 2 : 1, gates));
  }
}
