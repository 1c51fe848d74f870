package io.parlance.tensor;

import java.util.Random;

/**
 * A random block of rows, and what {@link RowBlockKernel#step} must make of it: its javadoc's
 * formulas in double.
 */
final class StepOracle {
  static final int ROWS = 29;

  final int inputs;
  final int outputs;
  final int[] inputRows;
  final int[] outputRows;
  final int[][] seen; // (inputs, outputs)
  final int[] predictions; // (inputs)
  final float[] noise; // (outputs)
  final double[][] input; // (rows, dimension)
  final double[][] output;
  double loss;

  /** Different rows, for each input some predictions, and noise of whole and broken weights. */
  StepOracle(int inputs, int outputs, RowMatrix input, RowMatrix output, Random random) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.inputRows = RandomRows.different(inputs, ROWS, random);
    this.outputRows = RandomRows.different(outputs, ROWS, random);
    this.seen = new int[inputs][outputs];
    this.predictions = new int[inputs];
    this.noise = new float[outputs];
    this.input = RandomRows.values(input);
    this.output = RandomRows.values(output);
    for (int i = 0; i < inputs; i++) {
      predictions[i] = random.nextInt(4);
      for (int p = 0; p < predictions[i]; p++) {
        seen[i][random.nextInt(outputs)]++;
      }
    }
    for (int o = 0; o < outputs; o++) {
      noise[o] = random.nextInt(3) * 0.625f;
    }
  }

  /** Fills the block with rows of these matrices. */
  void fill(RowBlock block, RowMatrix inputMatrix, RowMatrix outputMatrix) {
    block.begin(inputMatrix, inputs, outputMatrix, outputs);
    for (int o = 0; o < outputs; o++) {
      block.output(o, outputRows[o]);
      block.noise(o, noise[o] / 2);
      block.noise(o, noise[o] / 2);
    }
    for (int i = 0; i < inputs; i++) {
      block.input(i, inputRows[i]);
      block.predictions(i, predictions[i]);
      float[] counts = new float[outputs];
      for (int o = 0; o < outputs; o++) {
        for (int n = 0; n < seen[i][o]; n++) {
          if (i % 2 == 0) {
            block.seen(i, o);
          } else {
            counts[o]++;
          }
        }
      }
      block.seen(i, counts);
    }
  }

  /** One step. */
  void step(double alpha) {
    double[][] slope = new double[inputs][outputs];
    loss = 0;
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        double[] x = input[inputRows[i]];
        double[] y = output[outputRows[o]];
        double dot = 0;
        for (int k = 0; k < x.length; k++) {
          dot += x[k] * y[k];
        }
        double total = seen[i][o] + (double) noise[o] * (predictions[i] - seen[i][o]);
        slope[i][o] = alpha * (seen[i][o] - total / (1 + Math.exp(-dot)));
        loss += total * Math.log1p(Math.exp(dot)) - seen[i][o] * dot;
      }
    }
    for (int from = 0; from < outputs; from += RowBlockKernel.OUTPUT_GROUP) {
      group(from, Math.min(outputs, from + RowBlockKernel.OUTPUT_GROUP), slope);
    }
  }

  private void group(int from, int to, double[][] slope) {
    double[][] gain = new double[outputs][input[0].length];
    for (int i = 0; i < inputs; i++) {
      double[] x = input[inputRows[i]];
      for (int k = 0; k < x.length; k++) {
        double changed = x[k];
        for (int o = from; o < to; o++) {
          changed += slope[i][o] * output[outputRows[o]][k];
          gain[o][k] += slope[i][o] * x[k];
        }
        x[k] = changed;
      }
    }
    for (int o = from; o < to; o++) {
      for (int k = 0; k < gain[o].length; k++) {
        output[outputRows[o]][k] += gain[o][k];
      }
    }
  }
}
