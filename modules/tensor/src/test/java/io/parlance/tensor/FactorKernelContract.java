package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link FactorKernel} must do on every backend; a backend's test extends this and says which
 * it is. The oracle is {@link FactorOracle}.
 */
public abstract class FactorKernelContract {
  private static final int[] DIMENSIONS = {1, 13, 14, 15, 30, 31, 100};
  private static final float BIAS_START = 0.01f;
  private static final FactorKernel.Rate RATE =
      new FactorKernel.Rate((float) Math.log(10), 0.75f, 0.1f);
  private static final int ROWS = 5;
  private static final int COLUMNS = 40;

  private final Random random = new Random(7);

  /** The backend under test. */
  protected abstract TensorBackend backend();

  @Test
  void a_pass_agrees_with_the_formulas_at_every_size_of_a_group() {
    for (int dimension : DIMENSIONS) {
      for (int cells = 1; cells <= 35; cells++) {
        FactorOracle oracle = oracle(dimension);
        FactorBlock rows = oracle.rows(BIAS_START);
        FactorBlock columns = oracle.columns(BIAS_START);
        CellTile tile = tile(3, cells);
        double cost = backend().factors().fit(rows, columns, tile, RATE);
        assertThat(cost).isCloseTo(oracle.fit(tile, RATE), within(2e-3 * cost));
        // steps are below 0.2, their roots good to three digits, and errors add up over a group
        assertNear(rows, oracle.w, oracle.wBias, 2e-3);
        assertNear(columns, oracle.c, oracle.cBias, 2e-3);
      }
    }
  }

  @Test
  void backends_do_the_same_but_for_rounding() {
    for (int dimension : DIMENSIONS) {
      FactorOracle oracle = oracle(dimension);
      FactorBlock rows = oracle.rows(BIAS_START);
      FactorBlock columns = oracle.columns(BIAS_START);
      FactorBlock scalarRows = oracle.rows(BIAS_START);
      FactorBlock scalarColumns = oracle.columns(BIAS_START);
      FactorKernel kernel = backend().factors();
      FactorKernel scalar = new ScalarFactorKernel();
      for (int pass = 0; pass < 3; pass++) {
        CellTile tile = tile(5, 18);
        double cost = kernel.fit(rows, columns, tile, RATE);
        assertThat(cost)
            .isCloseTo(scalar.fit(scalarRows, scalarColumns, tile, RATE), within(1e-5 * cost));
      }
      assertThat(rows.values).containsExactly(scalarRows.values, within(2e-5f));
      assertThat(columns.values).containsExactly(scalarColumns.values, within(2e-5f));
    }
  }

  @Test
  void a_small_step_goes_down_the_gradient_of_the_cost() {
    int dimension = 6;
    FactorOracle oracle = oracle(dimension);
    FactorBlock rows = oracle.rows(1);
    FactorBlock columns = oracle.columns(1);
    CellTile tile = tile(1, 3);
    FactorKernel.Rate small = new FactorKernel.Rate(RATE.logMax(), RATE.power(), 1e-2f);
    backend().factors().fit(rows, columns, tile, small);
    int row = CellTile.row(tile.groups()[0]);
    for (int k = 0; k < dimension; k++) {
      // squares of such steps beside a start of 1 change the rate by half a hundredth at most
      double expected = oracle.w[row][k] - small.eta() * slope(oracle, oracle.w[row], k, tile);
      assertThat((double) rows.factor(row, k)).isCloseTo(expected, within(4e-4));
      for (short column : tile.columns()) {
        expected = oracle.c[column][k] - small.eta() * slope(oracle, oracle.c[column], k, tile);
        assertThat((double) columns.factor(column, k)).isCloseTo(expected, within(4e-4));
      }
    }
    double bias = oracle.wBias[row] - small.eta() * slope(oracle, oracle.wBias, row, tile);
    assertThat((double) rows.bias(row)).isCloseTo(bias, within(2e-3));
  }

  /** The derivative of the tile's cost by {@code parameters[k]}, by central differences. */
  private static double slope(FactorOracle oracle, double[] parameters, int k, CellTile tile) {
    double h = 1e-5;
    double at = parameters[k];
    parameters[k] = at + h;
    double above = oracle.cost(tile, RATE);
    parameters[k] = at - h;
    double below = oracle.cost(tile, RATE);
    parameters[k] = at;
    return (above - below) / (2 * h);
  }

  @Test
  void the_cost_falls_from_pass_to_pass() {
    FactorOracle oracle = oracle(20);
    FactorBlock rows = oracle.rows(BIAS_START);
    FactorBlock columns = oracle.columns(BIAS_START);
    CellTile tile = tile(5, 30);
    FactorKernel kernel = backend().factors();
    double last = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < 20; pass++) {
      double cost = kernel.fit(rows, columns, tile, RATE);
      assertThat(cost).isLessThan(last);
      last = cost;
    }
  }

  @Test
  void cells_from_the_threshold_on_weigh_one_and_with_power_zero_all_do() {
    for (float power : new float[] {0, 0.75f, 2}) {
      FactorKernel.Rate rate = new FactorKernel.Rate(1, power, 0.1f);
      for (float log : new float[] {-3, 0, 1, 7}) {
        FactorOracle oracle = oracle(4);
        CellTile cell =
            new CellTile(new int[] {CellTile.group(2, 1)}, new short[] {3}, new float[] {log});
        double cost = backend().factors().fit(oracle.rows(1), oracle.columns(1), cell, rate);
        double weight = log >= 1 || power == 0 ? 1 : Math.exp((log - 1) * power);
        double difference = oracle.difference(2, 3, log);
        assertThat(cost).isCloseTo(weight * difference * difference / 2, within(1e-5));
      }
    }
  }

  @Test
  void a_batch_whose_cost_is_not_finite_changes_nothing_and_is_reported() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f}) {
      FactorOracle oracle = oracle(20);
      FactorBlock rows = oracle.rows(1);
      FactorBlock columns = oracle.columns(1);
      CellTile tile = tile(1, 4);
      int row = CellTile.row(tile.groups()[0]);
      rows.setBias(row, bad);
      float[] rowsBefore = rows.values.clone();
      float[] columnsBefore = columns.values.clone();
      assertThat(backend().factors().fit(rows, columns, tile, RATE)).isNaN();
      assertThat(rows.values).isEqualTo(rowsBefore);
      assertThat(columns.values).isEqualTo(columnsBefore);
    }
  }

  @Test
  void an_empty_tile_costs_nothing() {
    FactorOracle oracle = oracle(3);
    CellTile none = new CellTile(new int[0], new short[0], new float[0]);
    assertThat(backend().factors().fit(oracle.rows(1), oracle.columns(1), none, RATE)).isZero();
  }

  @Test
  void rows_and_columns_that_are_none_are_refused() {
    FactorOracle oracle = oracle(3);
    for (int[] cell : new int[][] {{ROWS, 0}, {0, COLUMNS}, {65_535, 0}, {0, 65_535}}) {
      CellTile tile =
          new CellTile(
              new int[] {CellTile.group(cell[0], 1)},
              new short[] {(short) cell[1]},
              new float[] {1});
      assertThatThrownBy(
              () -> backend().factors().fit(oracle.rows(1), oracle.columns(1), tile, RATE))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  private FactorOracle oracle(int dimension) {
    return new FactorOracle(ROWS, COLUMNS, dimension, BIAS_START, random);
  }

  /** So many groups of different rows, with random cells from 1/8 to 50. */
  private CellTile tile(int groups, int cells) {
    int[] headers = new int[groups];
    short[] columns = new short[groups * cells];
    float[] logs = new float[groups * cells];
    int[] rows = RandomRows.different(groups, ROWS, random);
    for (int g = 0; g < groups; g++) {
      headers[g] = CellTile.group(rows[g], cells);
      int[] chosen = RandomRows.different(cells, COLUMNS, random);
      for (int i = 0; i < cells; i++) {
        columns[g * cells + i] = (short) chosen[i];
        logs[g * cells + i] = -2 + 6 * random.nextFloat();
      }
    }
    return new CellTile(headers, columns, logs);
  }

  private static void assertNear(
      FactorBlock block, double[][] factors, double[] biases, double error) {
    for (int r = 0; r < factors.length; r++) {
      for (int k = 0; k < factors[r].length; k++) {
        assertThat((double) block.factor(r, k)).isCloseTo(factors[r][k], within(error));
      }
      // biases start at steps of some units: their errors are as much larger
      assertThat((double) block.bias(r)).isCloseTo(biases[r], within(10 * error));
    }
  }
}
