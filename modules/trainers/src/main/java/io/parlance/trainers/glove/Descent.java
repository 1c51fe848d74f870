package io.parlance.trainers.glove;

import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.checkpoints.TrainingState;
import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.FactorKernel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.TensorBackend;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

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
  private static final String EPOCH = "epoch";
  private static final String COST = "cost";
  private static final String COSTS = "costs";
  private static final String ROUNDS = "rounds";

  private final Stripes stripes;
  private final Tiles tiles;
  private final GloveWeights weights;
  private final FactorKernel.Rate rate;
  private final Crew.Benches<FactorKernel> kernels;
  private final long seed;
  private final Rounds rounds; // of the epoch
  private final double[] costs; // by row block: added up in a fixed order
  private double cost = Double.NaN;

  Descent(
      GloveOptions options,
      Stripes stripes,
      Tiles tiles,
      GloveWeights weights,
      TensorBackend backend,
      BooleanSupplier stop) {
    this.stripes = stripes;
    this.tiles = tiles;
    this.weights = weights;
    this.seed = options.seed();
    this.rounds = new Rounds(stripes.blocks(), stop);
    this.costs = new double[stripes.blocks()];
    this.kernels = new Crew.Benches<>(backend::factors);
    this.rate =
        new FactorKernel.Rate(
            (float) StrictMath.log(options.xMax()), (float) options.power(), (float) options.eta());
  }

  /**
   * Goes on where a state was kept.
   *
   * @return the epoch that it was in
   */
  int restore(SavedState from) throws IOException {
    long[] done = new long[2 * stripes.blocks()];
    from.restore(tensors(done));
    rounds.goOn(done);
    cost = from.real(COST);
    return (int) from.counter(EPOCH);
  }

  /** Hands over where it is, in this epoch; nobody may be at work. */
  void keep(int epoch, Checkpoints checkpoints) {
    checkpoints.keep(
        new TrainingState(
            Map.of(EPOCH, String.valueOf(epoch), COST, String.valueOf(cost)),
            tensors(rounds.done())));
  }

  private Map<String, TensorData> tensors(long[] done) {
    Map<String, TensorData> tensors = new TreeMap<>(weights.tensors());
    tensors.put(ROUNDS, new TensorData.Longs(done));
    tensors.put(COSTS, new TensorData.Doubles(costs));
    return tensors;
  }

  /**
   * The mean cost of the cells in the last epoch that was finished, each when its turn came: 1/2
   * f(X) (w·w̃ + b + b̃ - log X)²; NaN before the first, or if one was not finite.
   */
  double cost() {
    return cost;
  }

  /**
   * One epoch, or what is left of it; only a part of that where the crew is stopped.
   *
   * @return whether the epoch is over
   */
  boolean epoch(int epoch, Crew crew, Checkpoints checkpoints) throws IOException {
    int blocks = stripes.blocks();
    boolean finite = true;
    while (!rounds.allDone() && finite && !crew.stopped()) {
      crew.done((long) epoch * blocks * blocks);
      learn(epoch, crew, checkpoints);
      finite = Arrays.stream(costs).allMatch(Double::isFinite);
      if (!rounds.allDone() && finite) { // for a state, or because it is stopped
        rounds.goOn(rounds.done());
        if (!crew.stopped()) {
          keep(epoch, checkpoints);
        }
      }
    }
    boolean over = rounds.allDone() || !finite;
    if (over) {
      cost = finite ? Arrays.stream(costs).sum() / tiles.cells() : Double.NaN;
      Arrays.fill(costs, 0);
      rounds.goOn(new long[2 * blocks]);
    }
    return over;
  }

  /** Does what tiles of the epoch are left, until a state is due. */
  private void learn(int epoch, Crew crew, Checkpoints checkpoints) throws IOException {
    int blocks = stripes.blocks();
    RandomBits random = new RandomBits(seed, 1_000_003L * (epoch + 1));
    int[] rowOrder = permutation(blocks, random);
    int[] columnOrder = permutation(blocks, random);
    int[] shifts = permutation(blocks, random);
    crew.run(
        blocks * blocks,
        kernels,
        (part, kernel) -> {
          int round = part / blocks;
          int row = rowOrder[part % blocks];
          int column = columnOrder[(part + shifts[round]) & (blocks - 1)];
          if (rounds.isDone(row, round)) {
            return;
          }
          if (crew.leads() && checkpoints.due(false)) {
            rounds.end();
          }
          if (rounds.await(row, column, round)) {
            costs[row] += tile(row, column, kernel);
            if (Double.isNaN(costs[row])) {
              rounds.end();
            }
            rounds.done(row, column);
          }
        });
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
