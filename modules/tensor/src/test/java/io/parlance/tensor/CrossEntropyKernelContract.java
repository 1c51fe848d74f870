package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link CrossEntropyKernel} must do on every backend; a backend's test extends this and says
 * which it is. The oracle sums in double.
 */
public abstract class CrossEntropyKernelContract {
  private static final int[] ROWS = {1, 2, 5};

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(29);

  @Test
  void rows_are_summed_up_by_their_highest_score_and_their_exponentials() {
    for (int rows : ROWS) {
      for (int columns = 1; columns <= 130; columns++) {
        Strided z = scores(rows, columns);
        Strided bias = scores(1, columns);
        Strided highest = new Strided(1, rows, 3, 0, random);
        Strided sum = new Strided(1, rows, 2, 0, random);
        Strided plain = z.copy();
        observe(z, bias, highest, sum);
        for (int row = 0; row < rows; row++) {
          double most = Double.NEGATIVE_INFINITY;
          for (int j = 0; j < columns; j++) {
            assertThat(z.at(row, j)).isEqualTo(plain.at(row, j) + bias.at(0, j));
            most = Math.max(most, z.at(row, j));
          }
          double total = 0;
          for (int j = 0; j < columns; j++) {
            total += Math.exp(z.at(row, j) - most);
          }
          assertThat((double) highest.at(0, row)).isEqualTo(most);
          assertThat((double) sum.at(0, row)).isCloseTo(total, within(1e-6 * total));
        }
        z.assertGuardsWhole();
        highest.assertGuardsWhole();
        sum.assertGuardsWhole();
      }
    }
  }

  @Test
  void slopes_are_scaled_shares_and_add_up_to_those_of_the_bias() {
    for (int rows : ROWS) {
      for (int columns = 1; columns <= 130; columns++) {
        Strided z = scores(rows, columns);
        Strided logSum = new Strided(1, rows, 3, 0, random);
        Strided biasSlope = new Strided(1, columns, 4, 0, random);
        for (int row = 0; row < rows; row++) {
          logSum.data[logSum.offset + row] += 12;
        }
        Strided before = z.copy();
        Strided biasBefore = biasSlope.copy();
        slopes(z, logSum, 0.125f, biasSlope);
        for (int j = 0; j < columns; j++) {
          double total = biasBefore.at(0, j);
          for (int row = 0; row < rows; row++) {
            double share = 0.125 * Math.exp((double) before.at(row, j) - logSum.at(0, row));
            assertThat((double) z.at(row, j)).isCloseTo(share, within(2e-6 * share));
            total += share;
          }
          assertThat((double) biasSlope.at(0, j)).isCloseTo(total, within(1e-6));
        }
        z.assertGuardsWhole();
        biasSlope.assertGuardsWhole();
      }
    }
  }

  @Test
  void scores_of_all_sizes_are_borne_and_no_slope_is_subnormal() {
    int columns = 50;
    Strided z = new Strided(1, columns, 0, 0, random);
    Strided bias = new Strided(1, columns, 0, 0, random);
    for (int j = 0; j < columns; j++) {
      z.data[j] = j == 7 || j == 48 ? 3e30f : j % 2 == 0 ? -3e30f : -80 + j;
      bias.data[j] = 0;
    }
    z.data[33] = Float.NEGATIVE_INFINITY;
    Strided highest = new Strided(1, 1, 0, 0, random);
    Strided sum = new Strided(1, 1, 0, 0, random);
    observe(z, bias, highest, sum);
    assertThat(highest.at(0, 0)).isEqualTo(3e30f);
    assertThat((double) sum.at(0, 0)).isCloseTo(2, within(1e-6));
    Strided logSum = new Strided(1, 1, 0, 0, random);
    logSum.data[0] = 3e30f;
    slopes(z, logSum, 1f, bias);
    for (int j = 0; j < columns; j++) {
      if (j == 7 || j == 48) {
        assertThat(z.at(0, j)).isEqualTo(1f);
      } else {
        assertThat(z.at(0, j)).isBetween(Float.MIN_NORMAL, 1e-17f);
      }
    }
  }

  @Test
  void a_score_that_is_not_a_number_shows_in_the_sum_of_its_row_alone() {
    for (int at : new int[] {0, 20, 36}) {
      Strided z = scores(2, 37);
      Strided sum = new Strided(1, 2, 0, 0, random);
      z.data[z.offset + at] = Float.NaN;
      observe(z, scores(1, 37), new Strided(1, 2, 0, 0, random), sum);
      assertThat(sum.at(0, 0)).isNaN();
      assertThat(sum.at(0, 1)).isFinite();
    }
  }

  @Test
  void a_row_does_not_depend_on_the_others() {
    Strided z = scores(7, 93);
    Strided bias = scores(1, 93);
    Strided highest = new Strided(1, 7, 0, 0, random);
    Strided sum = new Strided(1, 7, 0, 0, random);
    Strided lone = z.copy();
    observe(z, bias, highest, sum);
    float[] found = new float[2];
    for (int row = 6; row >= 0; row--) {
      int at = lone.offset + row * lone.stride;
      backend()
          .crossEntropy()
          .observe(1, 93, lone.data, at, 0, bias.data, bias.offset, found, 0, found, 1);
      assertThat(found[0]).isEqualTo(highest.at(0, row));
      assertThat(found[1]).isEqualTo(sum.at(0, row));
    }
  }

  private void observe(Strided z, Strided bias, Strided highest, Strided sum) {
    backend()
        .crossEntropy()
        .observe(
            z.rows,
            z.columns,
            z.data,
            z.offset,
            z.stride,
            bias.data,
            bias.offset,
            highest.data,
            highest.offset,
            sum.data,
            sum.offset);
  }

  private void slopes(Strided z, Strided logSum, float scale, Strided biasSlope) {
    backend()
        .crossEntropy()
        .slopes(
            z.rows,
            z.columns,
            z.data,
            z.offset,
            z.stride,
            logSum.data,
            logSum.offset,
            scale,
            biasSlope.data,
            biasSlope.offset);
  }

  private Strided scores(int rows, int columns) {
    Strided scores = new Strided(rows, columns, random.nextInt(20), random.nextInt(20), random);
    for (int i = 0; i < scores.data.length; i++) {
      scores.data[i] *= 5;
    }
    return scores;
  }

  private static org.assertj.core.data.Offset<Double> within(double error) {
    return org.assertj.core.data.Offset.offset(error);
  }
}
