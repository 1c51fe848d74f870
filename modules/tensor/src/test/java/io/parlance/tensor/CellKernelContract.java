package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link CellKernel} must do on every backend; a backend's test extends this and says which it
 * is. States are held to the formulas in double, slopes to differences of these.
 */
public abstract class CellKernelContract {
  private static final int BLOCK = CellKernel.BLOCK;
  private static final int[] ROWS = {1, 2, 3, 7};
  private static final int[] UNITS = {16, 32, 48, 80, 128};
  private static final double STEP = 1e-4; // of differences
  private static final double ERROR = 1e-6;

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(23);

  /** A cell in double: from a unit's sums and its state before to output and memory. */
  @FunctionalInterface
  private interface Formula {
    double[] outputAndMemory(double[] sums, double before);
  }

  private static final Formula LSTM =
      (sums, before) -> {
        double memory = logistic(sums[1]) * before + logistic(sums[0]) * Math.tanh(sums[2]);
        return new double[] {logistic(sums[3]) * Math.tanh(memory), memory};
      };

  /** Of the sums of r, z and n by the input, then those by the state before. */
  private static final Formula GRU =
      (sums, before) -> {
        double z = logistic(sums[1] + sums[4]);
        double n = Math.tanh(sums[2] + logistic(sums[0] + sums[3]) * sums[5]);
        return new double[] {(1 - z) * n + z * before, 0};
      };

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** The change of {@code weights · (output, memory)} by one of the sums, or by the state. */
  private static double slope(
      Formula cell, double[] sums, double before, int which, double onOutput, double onMemory) {
    double[] up = sums.clone();
    double[] down = sums.clone();
    double beforeUp = before;
    double beforeDown = before;
    if (which == sums.length) {
      beforeUp += STEP;
      beforeDown -= STEP;
    } else {
      up[which] += STEP;
      down[which] -= STEP;
    }
    double[] above = cell.outputAndMemory(up, beforeUp);
    double[] below = cell.outputAndMemory(down, beforeDown);
    return (onOutput * (above[0] - below[0]) + onMemory * (above[1] - below[1])) / (2 * STEP);
  }

  private static int gate(int unit, int gate, int gates) {
    return (unit / BLOCK * gates + gate) * BLOCK + unit % BLOCK;
  }

  @Test
  void an_lstm_steps_forth_and_back_as_its_formulas() {
    for (int rows : ROWS) {
      for (int units : UNITS) {
        Strided gates = strided(rows, 4 * units, 4);
        Strided before = strided(rows, units, 2);
        Strided memory = strided(rows, units, 1);
        Strided output = strided(rows, units, 1);
        Strided outputSlope = strided(rows, units, 1);
        Strided memorySlope = strided(rows, units, 1);
        Strided sums = gates.copy();
        Strided onMemory = memorySlope.copy();
        lstm(rows, units, gates, before, memory, output);
        lstmBack(rows, units, gates, before, memory, outputSlope, memorySlope);
        for (int row = 0; row < rows; row++) {
          for (int unit = 0; unit < units; unit++) {
            double[] s = new double[4];
            for (int g = 0; g < 4; g++) {
              s[g] = sums.at(row, gate(unit, g, 4));
            }
            double c = before.at(row, unit);
            double[] state = LSTM.outputAndMemory(s, c);
            near(output.at(row, unit), state[0], "output");
            near(memory.at(row, unit), state[1], "memory");
            double a = outputSlope.at(row, unit);
            double b = onMemory.at(row, unit);
            for (int g = 0; g < 4; g++) {
              near(gates.at(row, gate(unit, g, 4)), slope(LSTM, s, c, g, a, b), "slope " + g);
            }
            near(memorySlope.at(row, unit), slope(LSTM, s, c, 4, a, b), "memory's slope");
          }
        }
        whole(gates, before, memory, output, outputSlope, memorySlope);
      }
    }
  }

  @Test
  void the_gates_of_an_lstm_are_left_in_place_of_their_sums() {
    Strided gates = strided(3, 4 * 48, 6);
    Strided sums = gates.copy();
    lstm(3, 48, gates, strided(3, 48, 1), strided(3, 48, 1), strided(3, 48, 1));
    for (int row = 0; row < 3; row++) {
      for (int unit = 0; unit < 48; unit++) {
        for (int g = 0; g < 4; g++) {
          double sum = sums.at(row, gate(unit, g, 4));
          double expected = g == 2 ? Math.tanh(sum) : logistic(sum);
          near(gates.at(row, gate(unit, g, 4)), expected, "gate " + g);
        }
      }
    }
  }

  @Test
  void a_gru_steps_forth_and_back_as_its_formulas() {
    for (int rows : ROWS) {
      for (int units : UNITS) {
        Strided input = strided(rows, 3 * units, 3);
        Strided recurrent = strided(rows, 3 * units, 3);
        Strided before = strided(rows, units, 1);
        Strided output = strided(rows, units, 1);
        Strided outputSlope = strided(rows, units, 1);
        Strided beforeSlope = strided(rows, units, 1);
        Strided inputSums = input.copy();
        Strided recurrentSums = recurrent.copy();
        gru(rows, units, input, recurrent, before, output);
        for (int row = 0; row < rows; row++) {
          for (int unit = 0; unit < units; unit++) {
            for (int g = 0; g < 3; g++) {
              double sum = recurrentSums.at(row, gate(unit, g, 3));
              near(recurrent.at(row, gate(unit, g, 3)), sum, "recurrent sum");
            }
          }
        }
        gruBack(rows, units, input, recurrent, before, outputSlope, beforeSlope);
        for (int row = 0; row < rows; row++) {
          for (int unit = 0; unit < units; unit++) {
            double[] s = new double[6];
            for (int g = 0; g < 3; g++) {
              s[g] = inputSums.at(row, gate(unit, g, 3));
              s[3 + g] = recurrentSums.at(row, gate(unit, g, 3));
            }
            double h = before.at(row, unit);
            near(output.at(row, unit), GRU.outputAndMemory(s, h)[0], "output");
            double a = outputSlope.at(row, unit);
            for (int g = 0; g < 3; g++) {
              int at = gate(unit, g, 3);
              near(input.at(row, at), slope(GRU, s, h, g, a, 0), "input's slope " + g);
              near(recurrent.at(row, at), slope(GRU, s, h, 3 + g, a, 0), "recurrent slope " + g);
            }
            near(beforeSlope.at(row, unit), slope(GRU, s, h, 6, a, 0), "slope before");
          }
        }
        whole(input, recurrent, before, output, outputSlope, beforeSlope);
      }
    }
  }

  @Test
  void an_rnn_steps_forth_and_back_as_its_formulas() {
    for (int rows : ROWS) {
      for (int units : UNITS) {
        Strided gates = strided(rows, units, 3);
        Strided output = strided(rows, units, 1);
        Strided slopes = strided(rows, units, 1);
        Strided sums = gates.copy();
        CellKernel cells = backend().cells();
        cells.rnn(
            rows,
            units,
            gates.data,
            gates.offset,
            gates.stride,
            output.data,
            output.offset,
            output.stride);
        for (int row = 0; row < rows; row++) {
          for (int unit = 0; unit < units; unit++) {
            near(output.at(row, unit), Math.tanh(sums.at(row, unit)), "output");
            assertThat(gates.at(row, unit)).isEqualTo(output.at(row, unit));
          }
        }
        cells.rnnBack(
            rows,
            units,
            gates.data,
            gates.offset,
            gates.stride,
            slopes.data,
            slopes.offset,
            slopes.stride);
        for (int row = 0; row < rows; row++) {
          for (int unit = 0; unit < units; unit++) {
            double h = Math.tanh(sums.at(row, unit));
            near(gates.at(row, unit), slopes.at(row, unit) * (1 - h * h), "slope");
          }
        }
        whole(gates, output, slopes);
      }
    }
  }

  @Test
  void tiny_sums_keep_their_digits() {
    int units = 32;
    Strided gates = strided(1, units, 1);
    Strided output = strided(1, units, 1);
    for (int unit = 0; unit < units; unit++) {
      gates.data[gates.offset + unit] *= 1e-5f;
    }
    Strided sums = gates.copy();
    backend()
        .cells()
        .rnn(1, units, gates.data, gates.offset, units, output.data, output.offset, units);
    for (int unit = 0; unit < units; unit++) {
      double expected = Math.tanh(sums.at(0, unit));
      assertThat((double) output.at(0, unit))
          .isCloseTo(expected, within(4e-7 * Math.abs(expected)));
    }
  }

  @Test
  void saturated_cells_stay_finite() {
    float[] extremes = {0, 10, -10, 21, -21, 50, -50, 1e3f, -1e3f, 1e30f, -1e30f};
    int units = 16;
    for (float i : extremes) {
      for (float f : extremes) {
        for (float g : extremes) {
          Strided gates = strided(1, 4 * units, 1);
          for (int unit = 0; unit < units; unit++) {
            gates.data[gates.offset + unit] = i;
            gates.data[gates.offset + BLOCK + unit] = f;
            gates.data[gates.offset + 2 * BLOCK + unit] = g;
            gates.data[gates.offset + 3 * BLOCK + unit] = -f;
          }
          Strided before = strided(1, units, 20);
          Strided memory = strided(1, units, 1);
          Strided output = strided(1, units, 1);
          Strided memorySlope = strided(1, units, 1);
          lstm(1, units, gates, before, memory, output);
          for (int unit = 0; unit < units; unit++) {
            double[] sums = {i, f, g, -f};
            double[] state = LSTM.outputAndMemory(sums, before.at(0, unit));
            near(output.at(0, unit), state[0], "output");
            near(memory.at(0, unit), state[1], "memory");
          }
          lstmBack(1, units, gates, before, memory, strided(1, units, 1), memorySlope);
          for (int at = 0; at < 4 * units; at++) {
            assertThat(gates.at(0, at)).isFinite();
          }
          for (int unit = 0; unit < units; unit++) {
            assertThat(memorySlope.at(0, unit)).isFinite();
          }
        }
      }
    }
  }

  @Test
  void a_sum_that_is_not_a_number_shows_in_its_unit_and_no_other_row() {
    for (int g = 0; g < 4; g++) {
      Strided gates = strided(2, 4 * 32, 1);
      Strided memory = strided(2, 32, 1);
      Strided output = strided(2, 32, 1);
      gates.data[gates.offset + gate(21, g, 4)] = Float.NaN;
      lstm(2, 32, gates, strided(2, 32, 1), memory, output);
      assertThat(output.at(0, 21)).isNaN();
      for (int unit = 0; unit < 32; unit++) {
        assertThat(output.at(1, unit)).isFinite();
      }
    }
  }

  @Test
  void the_state_may_be_written_over_the_state_before() {
    int units = 64;
    Strided gates = strided(5, 4 * units, 2);
    Strided same = gates.copy();
    Strided state = strided(5, units, 1);
    Strided memory = strided(5, units, 1);
    Strided output = strided(5, units, 1);
    lstm(5, units, gates, state, memory, output);
    lstm(5, units, same, state, state, output);
    assertSame(state, memory);

    Strided input = strided(5, 3 * units, 2);
    Strided recurrent = strided(5, 3 * units, 2);
    Strided hidden = strided(5, units, 1);
    Strided again = input.copy();
    gru(5, units, input, recurrent, hidden, output);
    Strided before = hidden.copy();
    gru(5, units, again, recurrent, hidden, hidden);
    assertSame(hidden, output);
    Strided slopes = strided(5, units, 1);
    Strided there = strided(5, units, 1);
    Strided recurrentAgain = recurrent.copy();
    gruBack(5, units, input, recurrent, before, slopes, there);
    gruBack(5, units, again, recurrentAgain, before, slopes, slopes);
    assertSame(slopes, there);
  }

  @Test
  void a_row_does_not_depend_on_the_others() {
    int units = 80;
    Strided gates = strided(9, 4 * units, 3);
    Strided before = strided(9, units, 1);
    Strided memory = strided(9, units, 1);
    Strided output = strided(9, units, 1);
    Strided lone = gates.copy();
    lstm(9, units, gates, before, memory, output);
    Strided loneMemory = strided(9, units, 1);
    Strided loneOutput = strided(9, units, 1);
    CellKernel cells = backend().cells();
    for (int row = 8; row >= 0; row--) {
      cells.lstm(
          1,
          units,
          lone.data,
          lone.offset + row * lone.stride,
          0,
          before.data,
          before.offset + row * before.stride,
          0,
          loneMemory.data,
          loneMemory.offset + row * loneMemory.stride,
          0,
          loneOutput.data,
          loneOutput.offset + row * loneOutput.stride,
          0);
    }
    assertSame(loneOutput, output);
    assertSame(loneMemory, memory);
    assertSame(lone, gates);
  }

  @Test
  void one_state_before_serves_all_rows_by_a_stride_of_zero() {
    float[] zeros = new float[32];
    Strided gates = strided(4, 4 * 32, 2);
    Strided same = gates.copy();
    Strided memory = strided(4, 32, 1);
    Strided output = strided(4, 32, 1);
    Strided other = strided(4, 32, 1);
    Strided none = new Strided(4, 32, 0, 0, random);
    Arrays.fill(none.data, 0);
    lstm(4, 32, gates, none, memory, output);
    backend()
        .cells()
        .lstm(
            4,
            32,
            same.data,
            same.offset,
            same.stride,
            zeros,
            0,
            0,
            memory.data,
            memory.offset,
            memory.stride,
            other.data,
            other.offset,
            other.stride);
    assertSame(other, output);
  }

  @Test
  void units_that_do_not_fill_a_block_are_refused() {
    float[] room = new float[100];
    assertThatThrownBy(() -> backend().cells().rnn(1, 20, room, 0, 20, room, 20, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("20 units, expected a multiple of 16");
  }

  private void lstm(
      int rows, int units, Strided gates, Strided before, Strided memory, Strided output) {
    backend()
        .cells()
        .lstm(
            rows,
            units,
            gates.data,
            gates.offset,
            gates.stride,
            before.data,
            before.offset,
            before.stride,
            memory.data,
            memory.offset,
            memory.stride,
            output.data,
            output.offset,
            output.stride);
  }

  private void lstmBack(
      int rows,
      int units,
      Strided gates,
      Strided before,
      Strided memory,
      Strided outputSlope,
      Strided memorySlope) {
    backend()
        .cells()
        .lstmBack(
            rows,
            units,
            gates.data,
            gates.offset,
            gates.stride,
            before.data,
            before.offset,
            before.stride,
            memory.data,
            memory.offset,
            memory.stride,
            outputSlope.data,
            outputSlope.offset,
            outputSlope.stride,
            memorySlope.data,
            memorySlope.offset,
            memorySlope.stride);
  }

  private void gru(
      int rows, int units, Strided input, Strided recurrent, Strided before, Strided output) {
    backend()
        .cells()
        .gru(
            rows,
            units,
            input.data,
            input.offset,
            input.stride,
            recurrent.data,
            recurrent.offset,
            recurrent.stride,
            before.data,
            before.offset,
            before.stride,
            output.data,
            output.offset,
            output.stride);
  }

  private void gruBack(
      int rows,
      int units,
      Strided input,
      Strided recurrent,
      Strided before,
      Strided outputSlope,
      Strided beforeSlope) {
    backend()
        .cells()
        .gruBack(
            rows,
            units,
            input.data,
            input.offset,
            input.stride,
            recurrent.data,
            recurrent.offset,
            recurrent.stride,
            before.data,
            before.offset,
            before.stride,
            outputSlope.data,
            outputSlope.offset,
            outputSlope.stride,
            beforeSlope.data,
            beforeSlope.offset,
            beforeSlope.stride);
  }

  /** Numbers of magnitude up to {@code most}. */
  private Strided strided(int rows, int columns, float most) {
    Strided matrix = new Strided(rows, columns, random.nextInt(20), random.nextInt(20), random);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] *= most;
    }
    return matrix;
  }

  private static void near(double found, double expected, String what) {
    if (!(Math.abs(found - expected) <= ERROR * (1 + Math.abs(expected)))) {
      assertThat(found).as(what).isEqualTo(expected);
    }
  }

  private static void whole(Strided... matrices) {
    for (Strided matrix : matrices) {
      matrix.assertGuardsWhole();
    }
  }

  private static void assertSame(Strided found, Strided expected) {
    for (int row = 0; row < expected.rows; row++) {
      for (int column = 0; column < expected.columns; column++) {
        assertThat(found.at(row, column)).isEqualTo(expected.at(row, column));
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double error) {
    return org.assertj.core.data.Offset.offset(error);
  }
}
