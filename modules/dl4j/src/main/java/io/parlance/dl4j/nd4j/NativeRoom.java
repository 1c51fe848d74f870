package io.parlance.dl4j.nd4j;

import io.parlance.tensor.Parallel;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Room in ND4J's memory for one matrix after another; it grows to the largest and stays. For one
 * thread.
 */
final class NativeRoom {
  /** Below so many floats, copying by several threads costs more than it saves. */
  private static final int LEAST_SHARE = 1 << 17;

  private INDArray flat = floats(1);
  private FloatBuffer buffer = flat.data().asNioFloat();

  private static INDArray floats(int size) {
    INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', size);
    Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
    return array;
  }

  /** Makes room for so many floats; what was there is lost. */
  void fit(int size) {
    if (flat.length() < size) {
      flat.close(); // not left to the garbage collector, which does not see what it weighs
      flat = floats(size);
      buffer = flat.data().asNioFloat();
    }
  }

  /** Takes over a matrix. */
  void put(HeapBlock block, Parallel parallel) {
    fit((int) block.size());
    int parts = (int) Math.max(1, Math.min(block.rows, block.size() / LEAST_SHARE));
    parallel.run(
        parts,
        part -> {
          int from = (int) ((long) block.rows * part / parts);
          int to = (int) ((long) block.rows * (part + 1) / parts);
          block.rows(from, to).copyTo(buffer, from * block.columns);
        });
    Nd4j.getAffinityManager().tagLocation(flat, Location.HOST); // a GPU's copy is now old
  }

  /** Gives back what ND4J wrote. */
  void get(HeapBlock block) {
    Nd4j.getAffinityManager().ensureLocation(flat, Location.HOST); // from where it was computed
    block.copyFrom(buffer);
  }

  /**
   * The matrix (rows, columns) here as ND4J is to see it: transposed, (columns, rows) in its order
   * 'f', which is the same floats in the same places.
   */
  INDArray transposed(int rows, int columns) {
    return Nd4j.create(flat.data(), new long[] {columns, rows}, new long[] {1, columns}, 0, 'f');
  }
}
