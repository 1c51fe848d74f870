package io.parlance.seq2seq.inference;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.autograd.Cell;
import java.util.ArrayList;
import java.util.List;

/** The encoder-decoder in doubles and plain loops, straight from the equations: the oracle. */
final class PlainModel {
  private final ModelOptions options;
  private final Weights weights;
  private final List<double[]> encoded = new ArrayList<>(); // each (H)
  private final List<double[]> outputs = new ArrayList<>(); // of each decoder layer (H)
  private final List<double[]> memories = new ArrayList<>();
  private double[] feed;
  private double[] attention = new double[0];

  PlainModel(ModelOptions options, Weights weights, int... question) {
    this.options = options;
    this.weights = weights;
    this.feed = new double[options.hidden()];
    List<double[]> below = new ArrayList<>();
    for (int id : question.length == 0 ? new int[] {ChatVocabulary.END} : question) {
      below.add(embedding(id));
    }
    int half = options.hidden() / 2;
    for (int layer = 0; layer < options.layers(); layer++) {
      double[][] forward = {new double[half], new double[half]};
      double[][] backward = {new double[half], new double[half]};
      double[][] above = new double[below.size()][2 * half];
      for (int s = 0; s < below.size(); s++) {
        int back = below.size() - 1 - s;
        forward = step(Architecture.encoder(layer, true), below.get(s), forward);
        backward = step(Architecture.encoder(layer, false), below.get(back), backward);
        System.arraycopy(forward[0], 0, above[s], 0, half);
        System.arraycopy(backward[0], 0, above[back], half, half);
      }
      outputs.add(joined(forward[0], backward[0]));
      memories.add(joined(forward[1], backward[1]));
      below = new ArrayList<>(List.of(above));
    }
    encoded.addAll(below);
  }

  /** The log-probabilities of what comes after this word. */
  double[] next(int word) {
    double[] x = embedding(word);
    if (options.inputFeeding()) {
      x = joined(x, feed);
    }
    for (int layer = 0; layer < options.layers(); layer++) {
      double[][] state = {outputs.get(layer), memories.get(layer)};
      state = step(Architecture.decoder(layer), x, state);
      outputs.set(layer, state[0]);
      memories.set(layer, state[1]);
      x = state[0];
    }
    double[] h = options.attention() ? attend(x) : x;
    feed = h;
    double[] z;
    if (options.tied()) {
      z = times(Architecture.EMBEDDING, times(Architecture.PROJECTION, h));
    } else {
      z = times(Architecture.OUTPUT, h);
    }
    double total = 0;
    for (int i = 0; i < z.length; i++) {
      z[i] += weights.values(Architecture.OUTPUT_BIAS)[i];
      total += Math.exp(z[i]);
    }
    for (int i = 0; i < z.length; i++) {
      z[i] -= Math.log(total);
    }
    return z;
  }

  /** Where the last word looked. */
  double[] attention() {
    return attention;
  }

  private double[] attend(double[] d) {
    double[] wd = times(Architecture.SCORE, d);
    attention = new double[encoded.size()];
    double total = 0;
    for (int t = 0; t < attention.length; t++) {
      double score = 0;
      for (int i = 0; i < wd.length; i++) {
        score += wd[i] * encoded.get(t)[i];
      }
      attention[t] = Math.exp(score);
      total += attention[t];
    }
    double[] context = new double[d.length];
    for (int t = 0; t < attention.length; t++) {
      attention[t] /= total;
      for (int i = 0; i < d.length; i++) {
        context[i] += attention[t] * encoded.get(t)[i];
      }
    }
    double[] h = times(Architecture.COMBINE, joined(context, d));
    for (int i = 0; i < h.length; i++) {
      h[i] = Math.tanh(h[i] + weights.values(Architecture.COMBINE_BIAS)[i]);
    }
    return h;
  }

  /** A cell's next output and memory. */
  private double[][] step(String layer, double[] x, double[][] before) {
    Cell cell = options.cell();
    double[] in = times(Architecture.input(layer), x);
    double[] own = times(Architecture.recurrent(layer), before[0]);
    float[] bias = weights.values(Architecture.bias(layer));
    int units = before[0].length;
    double[] output = new double[units];
    double[] memory = new double[units];
    for (int u = 0; u < units; u++) {
      double[] a = new double[cell.gates()]; // from the input
      double[] b = new double[cell.gates()]; // from the layer itself
      for (int gate = 0; gate < cell.gates(); gate++) {
        int at = cell.index(gate, u);
        a[gate] = in[at] + bias[at];
        b[gate] = own[at] + (cell == Cell.GRU ? bias[in.length + at] : 0);
      }
      switch (cell) {
        case LSTM -> {
          memory[u] =
              sigmoid(a[1] + b[1]) * before[1][u] + sigmoid(a[0] + b[0]) * Math.tanh(a[2] + b[2]);
          output[u] = sigmoid(a[3] + b[3]) * Math.tanh(memory[u]);
        }
        case GRU -> {
          double z = sigmoid(a[1] + b[1]);
          double n = Math.tanh(a[2] + sigmoid(a[0] + b[0]) * b[2]);
          output[u] = (1 - z) * n + z * before[0][u];
        }
        case RNN -> output[u] = Math.tanh(a[0] + b[0]);
      }
    }
    return new double[][] {output, memory};
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private double[] embedding(int id) {
    double[] row = new double[options.dimension()];
    for (int i = 0; i < row.length; i++) {
      row[i] = weights.values(Architecture.EMBEDDING)[id * row.length + i];
    }
    return row;
  }

  /** W x. */
  private double[] times(String name, double[] x) {
    float[] w = weights.values(name);
    double[] y = new double[weights.shape(name).rows()];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += (double) w[i * x.length + j] * x[j];
      }
    }
    return y;
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = new double[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
