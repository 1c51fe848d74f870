package io.parlance.tensor.autograd;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.Arrays;

/**
 * With query q, memory m₁ … m_n of one sequence: {@code a = softmax(q · m)}, {@code c = Σ a_j m_j}.
 * Back: {@code ds_j = a_j (dc · m_j - Σ a_k dc · m_k)}, {@code dq = Σ ds_j m_j}, {@code dm_j = Σ
 * (a_j dc + ds_j q)} over the queries.
 *
 * <p>A sequence is the work of one thread from end to end; nothing is shared between sequences.
 */
final class Attention {
  private final Tape tape;
  private final Matrix queries; // (query tokens, columns)
  private final Steps queryAt;
  private final Matrix memory; // (memory tokens, columns)
  private final Steps memoryAt;
  private final int[] partner;
  private final Matrix result; // (query tokens, columns)
  private final int wide; // longest memory
  private final float[] shares; // (query tokens, wide) at sharesAt: a
  private final int sharesAt;

  Attention(
      Tape tape, Matrix queries, Steps queryAt, Matrix memory, Steps memoryAt, int[] partner) {
    this.tape = tape;
    this.queries = queries;
    this.queryAt = queryAt;
    this.memory = memory;
    this.memoryAt = memoryAt;
    this.partner = partner;
    this.result = tape.matrix(queries.rows, queries.columns, true);
    this.wide = memoryAt.steps();
    Workspace.Room room = tape.workspace.take(Math.multiplyExact(queries.rows, wide));
    this.shares = room.array;
    this.sharesAt = room.at;
    work().run(queryAt.sequences(), this::forward);
    tape.onBackward(this::backward);
  }

  Matrix result() {
    return result;
  }

  private Parallel work() {
    return tape.parallelFor((long) queries.rows * queries.columns * wide);
  }

  private void forward(int sequence) {
    TensorBackend backend = tape.backend;
    int columns = queries.columns;
    int source = partner[sequence];
    int length = memoryAt.length(source);
    for (int t = 0; t < queryAt.length(sequence); t++) {
      int row = queryAt.position(sequence, t);
      int share = sharesAt + row * wide;
      int query = queries.offset + row * columns;
      int to = result.offset + row * columns;
      Arrays.fill(result.values, to, to + columns, 0f);
      for (int j = 0; j < length; j++) {
        int at = memory.offset + memoryAt.position(source, j) * columns;
        shares[share + j] = backend.dot(queries.values, query, memory.values, at, columns);
      }
      backend.softmax(shares, share, 1, length, length);
      for (int j = 0; j < length; j++) {
        int at = memory.offset + memoryAt.position(source, j) * columns;
        backend.axpy(columns, shares[share + j], memory.values, at, result.values, to);
      }
    }
  }

  private void backward() {
    if (!result.hasGradient()) {
      return;
    }
    queries.addedGradient();
    memory.addedGradient();
    work().run(queryAt.sequences(), this::backward);
  }

  private void backward(int sequence) {
    TensorBackend backend = tape.backend;
    int columns = queries.columns;
    int source = partner[sequence];
    int length = memoryAt.length(source);
    float[] slopes = new float[length]; // dc · m, then ds
    float[] memorySlope = memory.gradient();
    for (int t = 0; t < queryAt.length(sequence); t++) {
      int row = queryAt.position(sequence, t);
      int share = sharesAt + row * wide;
      int slope = result.gradientOffset() + row * columns;
      float mean = 0;
      for (int j = 0; j < length; j++) {
        int at = memory.offset + memoryAt.position(source, j) * columns;
        slopes[j] = backend.dot(result.gradient(), slope, memory.values, at, columns);
        mean += shares[share + j] * slopes[j];
      }
      for (int j = 0; j < length; j++) {
        int position = memoryAt.position(source, j) * columns;
        float ds = shares[share + j] * (slopes[j] - mean);
        backend.axpy(
            columns,
            ds,
            memory.values,
            memory.offset + position,
            queries.gradient(),
            queries.gradientOffset() + row * columns);
        int to = memory.gradientOffset() + position;
        backend.axpy(columns, shares[share + j], result.gradient(), slope, memorySlope, to);
        backend.axpy(columns, ds, queries.values, queries.offset + row * columns, memorySlope, to);
      }
    }
  }
}
