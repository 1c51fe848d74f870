package io.parlance.tensor.autograd;

import io.parlance.tensor.PackedMatrix;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes, remembers how, and goes back: {@link #backward} leaves the gradient of all losses since
 * {@link #reset} in the parameters. Results do not depend on the number of threads.
 *
 * <p>A tape belongs to one thread. Its matrices last until {@link #reset}; their room is used
 * again, so that a step of usual size allocates nothing large.
 */
public final class Tape {
  /** Numbers that {@link #crossEntropy} holds at once: rows times words, of some of the rows. */
  public static final int MOST_SCORES = 1 << 24;

  final TensorBackend backend;
  final Parallel parallel;
  final Workspace workspace = new Workspace();
  private final boolean recording;
  private final List<Runnable> backwards = new ArrayList<>();
  private final Map<Parameter, Packing> packings = new HashMap<>();
  private long steps;

  /** A parameter in the backend's order, both ways. */
  private static final class Packing {
    private final PackedMatrix[] packed = new PackedMatrix[2];
    private final long[] madeAt = {-1, -1};
  }

  private Tape(TensorBackend backend, Parallel parallel, boolean recording) {
    this.backend = backend;
    this.parallel = parallel;
    this.recording = recording;
  }

  /** A tape to learn with. */
  public static Tape recording(TensorBackend backend, Parallel parallel) {
    return new Tape(backend, parallel, true);
  }

  /** A tape that only computes: it cannot go back. */
  public static Tape forwardOnly(TensorBackend backend, Parallel parallel) {
    return new Tape(backend, parallel, false);
  }

  /**
   * Makes room for steps of so many numbers, before the first: else room grows from one large step
   * to a larger one, and leaves what it grew out of behind.
   */
  public void reserve(long floats) {
    workspace.reserve(floats);
  }

  /** Forgets everything computed; parameters' values may have changed since. */
  public void reset() {
    backwards.clear();
    workspace.reset();
    steps++;
  }

  /** Goes back from the losses to the parameters. */
  public void backward() {
    for (int i = backwards.size() - 1; i >= 0; i--) {
      backwards.get(i).run();
    }
    backwards.clear();
  }

  /**
   * Rows of a table, (ids, columns) for each list of ids.
   *
   * @throws IndexOutOfBoundsException if an id is not a row
   */
  public List<Matrix> lookup(Parameter table, List<int[]> ids) {
    return new Lookup(this, table, ids).results();
  }

  /** A matrix of given values, (rows, columns), copied; nothing is learned by it. */
  public Matrix constant(int rows, int columns, float[] values) {
    Matrix matrix = matrix(rows, columns, false);
    System.arraycopy(values, 0, matrix.values, matrix.offset, rows * columns);
    return matrix;
  }

  /**
   * {@code [inputs] Wᵀ + b}, inputs side by side: (rows, W's rows).
   *
   * @param weights (outputs, sum of the inputs' columns)
   * @param bias (1, outputs)
   */
  public Matrix linear(Parameter weights, Optional<Parameter> bias, Matrix... inputs) {
    return new Linear(this, weights, bias, List.of(inputs)).result();
  }

  /** tanh of each element. */
  public Matrix tanh(Matrix x) {
    return Elementwise.tanh(this, x);
  }

  /**
   * Each element is 0 with probability {@code rate}, else it is divided by {@code 1 - rate}
   * (Srivastava et al. 2014).
   *
   * @param rate 0 … below 1, taken to a 65,536th
   * @param seed the same drops the same
   */
  public Matrix dropout(Matrix x, double rate, long seed) {
    return rate <= 0 ? x : Dropout.of(this, x, rate, seed);
  }

  /** The rows of {@code x} with these indices, in this order. */
  public Matrix rows(Matrix x, int[] indices) {
    return Rows.gather(this, x, indices);
  }

  /** Rows {@code from … to-1} of {@code x}. */
  public Matrix rows(Matrix x, int from, int to) {
    return Rows.range(this, x, from, to);
  }

  /** Two matrices of the same number of rows side by side. */
  public Matrix beside(Matrix left, Matrix right) {
    return Rows.beside(this, left, right);
  }

  /** Matrices of the same number of columns, one below the other. */
  public Matrix stack(List<Matrix> matrices) {
    return Rows.stack(this, matrices);
  }

  /**
   * A recurrent layer over packed sequences: outputs (tokens, units) and the state after each
   * sequence's last token.
   *
   * @param x (tokens, inputs) as {@code steps} says
   * @param start the state before the first token, in the order of the sequences; else zero
   */
  public Recurrence recurrent(
      Cell cell, LayerParameters layer, Matrix x, Steps steps, Optional<State> start) {
    return new Recurrent(this, cell, List.of(layer), x, steps, start).result();
  }

  /**
   * Two recurrent layers, one from each end: outputs (tokens, 2 units), the forward one's first,
   * and the state of each after the last token that it saw.
   */
  public Recurrence bidirectional(
      Cell cell, LayerParameters forward, LayerParameters backward, Matrix x, Steps steps) {
    return new Recurrent(this, cell, List.of(forward, backward), x, steps, Optional.empty())
        .result();
  }

  /**
   * Attention (Luong et al. 2015, section 3.1, dot score): each query's mean of the memory of its
   * sequence, weighted by the softmax of {@code query · memory}.
   *
   * @param queries (tokens, columns) as {@code queryAt} says
   * @param memory (tokens, columns) as {@code memoryAt} says
   * @param partner the memory's sequence for each sequence of queries
   */
  public Matrix attention(
      Matrix queries, Steps queryAt, Matrix memory, Steps memoryAt, int[] partner) {
    return new Attention(this, queries, queryAt, memory, memoryAt, partner).result();
  }

  /**
   * The sum of {@code -ln softmax(x Wᵀ + b)[target]} over the rows of x; its gradient, times {@code
   * scale}, is computed at once, since nothing comes after a loss.
   *
   * @param weights (words, columns)
   * @param bias (1, words)
   * @param targets a word for each row
   */
  public double crossEntropy(
      Matrix x, Parameter weights, Parameter bias, int[] targets, double scale) {
    return new CrossEntropy(this, x, weights, bias, targets, scale).loss();
  }

  /** Floats of room that the largest step needed. */
  public long room() {
    return workspace.size();
  }

  /** All threads where there is much to do, else this one. */
  Parallel parallelFor(long work) {
    return Portions.isMuch(work) ? parallel : Parallel.sequential();
  }

  boolean isRecording() {
    return recording;
  }

  Matrix matrix(int rows, int columns, boolean needsGradient) {
    return new Matrix(workspace, rows, columns, recording && needsGradient);
  }

  void onBackward(Runnable backward) {
    if (recording) {
      backwards.add(backward);
    }
  }

  /**
   * The matrix of a parameter W, packed once a step: {@code x Wᵀ} where transposed, else {@code x
   * W}.
   */
  PackedMatrix packed(Parameter parameter, boolean transposed) {
    Packing packing = packings.computeIfAbsent(parameter, key -> new Packing());
    int index = transposed ? 1 : 0;
    PackedMatrix packed = packing.packed[index];
    if (packed == null) {
      packed =
          transposed
              ? backend.packed(parameter.columns(), parameter.rows())
              : backend.packed(parameter.rows(), parameter.columns());
      packing.packed[index] = packed;
    }
    if (packing.madeAt[index] != steps) {
      packed.pack(transposed, parameter.values(), 0, parameter.columns(), parallel);
      packing.madeAt[index] = steps;
    }
    return packed;
  }
}
