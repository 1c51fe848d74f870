package io.parlance.trainers.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.Vocabularies;
import io.parlance.trainers.windows.Windows;
import io.parlance.trainers.windows.WorkRows;
import org.junit.jupiter.api.Test;

/**
 * Weights are read off a step: where all outputs are zero and the input is 1, an output gains its
 * slope {@code seen - total / 2}.
 */
class NoiseOutputsTest {
  private static final int CENTERS = 2;

  private final RandomBits random = new RandomBits(1, 1);

  @Test
  void noise_weighs_as_much_as_negative_says_where_centers_are_noise_too() {
    for (int words : new int[] {2, 3, 7, 1000}) {
      Vocabulary vocabulary = Vocabularies.zipf(words, 1000);
      for (int negative : new int[] {1, 2, 5, 6, 7, 8, 300}) {
        RowMatrix output = RowMatrix.padded(words, 1);
        NoiseOutputs outputs =
            new NoiseOutputs(
                new NoiseSampler(vocabulary), negative, WorkRows.shared(output), CENTERS);
        for (int step = 0; step < 50; step++) {
          assertThat(noise(outputs, output, 0, 1)).isCloseTo(negative, within(1e-4 * negative));
        }
      }
    }
  }

  @Test
  void two_centers_of_one_word_are_one_output_that_was_seen_twice() {
    RowMatrix output = RowMatrix.padded(3, 1);
    NoiseOutputs outputs =
        new NoiseOutputs(
            new NoiseSampler(Vocabularies.of(5, 4, 3)), 5, WorkRows.shared(output), CENTERS);
    for (int step = 0; step < 50; step++) {
      assertThat(noise(outputs, output, 2, 2)).isCloseTo(5, within(1e-4));
    }
  }

  @Test
  void noise_is_drawn_anew_for_every_block() {
    RowMatrix output = RowMatrix.padded(1000, 1);
    NoiseOutputs outputs =
        new NoiseOutputs(
            new NoiseSampler(Vocabularies.zipf(1000, 9)), 5, WorkRows.shared(output), CENTERS);
    RowMatrix before = RowMatrix.padded(1000, 1);
    for (int step = 0; step < 200; step++) { // more than are drawn in advance
      noise(outputs, output, 0, 1);
      boolean same = true;
      float[] weight = new float[1];
      for (int word = 0; word < 1000; word++) {
        same &= output.at(word, 0) == before.at(word, 0);
        weight[0] = output.at(word, 0);
        before.setRow(word, weight, 0);
      }
      assertThat(same).isFalse();
    }
  }

  /**
   * The weight of all noise against five predictions by one input, two of each center: so that no
   * word is seen in all of them, which would hide its noise.
   */
  private double noise(NoiseOutputs outputs, RowMatrix output, int center, int other) {
    for (int word = 0; word < output.rows(); word++) {
      output.setRow(word, new float[1], 0);
    }
    Windows windows = new Windows(1, CENTERS, CENTERS);
    windows.ids()[0] = center;
    windows.ids()[1] = other;
    windows.length(CENTERS);
    windows.draw(0, CENTERS, random);
    RowMatrix input = RowMatrix.padded(1, 1);
    input.setRow(0, new float[] {1}, 0);
    RowBlock block = new RowBlock(input.stride(), 1, outputs.maxRows());
    outputs.begin(block, windows, input, 1, random);
    block.input(0, 0);
    block.predictions(0, 5);
    for (int c = 0; c < CENTERS; c++) {
      outputs.seen(block, 0, c);
      outputs.seen(block, 0, c);
    }
    assertThat(TensorBackend.named("scalar").rowBlocks().step(block, 1)).isTrue();
    double sum = 0;
    for (int word = 0; word < output.rows(); word++) {
      double seen = (word == center ? 2 : 0) + (word == other ? 2 : 0);
      double total = 2 * (seen - output.at(word, 0));
      sum += (total - seen) / (5 - seen);
    }
    return sum;
  }
}
