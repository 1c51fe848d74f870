package io.parlance.trainers.glove;

import io.parlance.tensor.FactorKernel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.TensorBackend;
import java.io.IOException;

/**
 * AdaGrad over the tiles of the matrix, epoch by epoch.
 *
 * <p>An epoch is as many rounds as there are blocks. In a round each row block meets one column
 * block and no two meet the same, as in a row of a Latin square: so threads share no weights. Nor
 * do they wait for one another's rounds: a tile is learned when the last tiles of its two blocks
 * are. Every block meets the others in the same order whoever does the work, so neither the number
 * of threads nor their speed has a say in the result. The order is drawn anew for each epoch.
 */
final class Descent {
  private final Stripes stripes;
  private final Tiles tiles;
  private final GloveWeights weights;
  private final FactorKernel.Rate rate;
  private final Crew.Benches<FactorKernel> kernels;
  private final long seed;

  Descent(
      GloveOptions options,
      Stripes stripes,
      Tiles tiles,
      GloveWeights weights,
      TensorBackend backend) {
    this.stripes = stripes;
    this.tiles = tiles;
    this.weights = weights;
    this.seed = options.seed();
    this.kernels = new Crew.Benches<>(backend::factors);
    this.rate =
        new FactorKernel.Rate(
            (float) StrictMath.log(options.xMax()), (float) options.power(), (float) options.eta());
  }

  /**
   * One epoch, or a part of it when the crew is stopped.
   *
   * @return the mean cost of the cells, each when its turn came: 1/2 f(X) (w·w̃ + b + b̃ - log X)²;
   *     NaN if one was not finite
   */
  double epoch(int epoch, Crew crew) throws IOException {
    int blocks = stripes.blocks();
    RandomBits random = new RandomBits(seed, 1_000_003L * (epoch + 1));
    int[] rowOrder = permutation(blocks, random);
    int[] columnOrder = permutation(blocks, random);
    int[] shifts = permutation(blocks, random);
    double[] costs = new double[blocks]; // by row block: added up in a fixed order
    Rounds rounds = new Rounds(blocks, crew::stopped);
    crew.run(
        blocks * blocks,
        kernels,
        (part, kernel) -> {
          int round = part / blocks;
          int row = rowOrder[part % blocks];
          int column = columnOrder[(part + shifts[round]) & (blocks - 1)];
          if (rounds.await(row, column, round)) {
            costs[row] += tile(row, column, kernel);
            if (Double.isNaN(costs[row])) {
              rounds.end();
            }
            rounds.done(row, column);
          }
        });
    double sum = 0;
    for (double cost : costs) {
      sum += cost;
    }
    return Double.isFinite(sum) ? sum / tiles.cells() : Double.NaN;
  }

  private double tile(int row, int column, FactorKernel kernel) throws IOException {
    double[] cost = new double[1];
    tiles.visit(
        row,
        column,
        piece -> {
          cost[0] += kernel.fit(weights.rows(row), weights.columns(column), piece, rate);
          return !Double.isNaN(cost[0]);
        });
    return cost[0];
  }

  private static int[] permutation(int n, RandomBits random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int other = random.below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
