package io.parlance.embeddings.checkpoints;

import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.RowMatrix;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a training's arrays, so that it can go on while they are written. The copies' arrays
 * are used again from one state to the next, but given up where the heap gets full.
 */
final class Snapshot {
  /** A copy leaves so much of the heap free for what the training allocates: one part of these. */
  private static final int SPARE_PARTS = 8;

  private final LongSupplier room; // bytes
  private SoftReference<Map<String, TensorData>> last = new SoftReference<>(Map.of());

  Snapshot(LongSupplier room) {
    this.room = room;
  }

  /** With what this JVM's heap has left. */
  static Snapshot onHeap() {
    return new Snapshot(Snapshot::heapRoom);
  }

  private static long heapRoom() {
    Runtime runtime = Runtime.getRuntime();
    long taken = runtime.totalMemory() - runtime.freeMemory();
    return runtime.maxMemory() - taken - runtime.maxMemory() / SPARE_PARTS;
  }

  /** A copy of these tensors; empty where there is no room for it. */
  Optional<Map<String, TensorData>> of(Map<String, TensorData> tensors) {
    Map<String, TensorData> before = last.get();
    Map<String, TensorData> usable = before == null ? Map.of() : before;
    long needed = 0; // bytes
    for (Map.Entry<String, TensorData> tensor : tensors.entrySet()) {
      if (!alike(tensor.getValue(), usable.get(tensor.getKey()))) {
        needed += bytes(tensor.getValue());
      }
    }
    if (needed > 0 && !hasRoom(needed)) {
      return Optional.empty();
    }
    Map<String, TensorData> copies = new LinkedHashMap<>();
    try {
      tensors.forEach(
          (name, tensor) -> {
            TensorData old = usable.get(name);
            TensorData target = old != null && alike(tensor, old) ? old : like(tensor);
            copy(tensor, target);
            copies.put(name, target);
          });
    } catch (OutOfMemoryError e) {
      last.clear(); // room was there, but in pieces
      return Optional.empty();
    }
    last = new SoftReference<>(copies);
    return Optional.of(copies);
  }

  /** Garbage counts as taken until it is collected, which is done where it matters. */
  private boolean hasRoom(long needed) {
    if (needed <= room.getAsLong()) {
      return true;
    }
    System.gc();
    return needed <= room.getAsLong();
  }

  private static boolean alike(TensorData a, @Nullable TensorData b) {
    return b != null && a.getClass() == b.getClass() && a.shape().equals(b.shape());
  }

  private static long bytes(TensorData tensor) {
    return tensor.shape().stream().reduce((long) tensor.width(), Math::multiplyExact);
  }

  /** One of the same type and shape. */
  private static TensorData like(TensorData tensor) {
    if (tensor instanceof TensorData.Floats floats) {
      return new TensorData.Floats(
          floats.rows(), floats.columns(), new float[floats.values().length]);
    }
    if (tensor instanceof TensorData.Matrix rows) {
      return new TensorData.Matrix(
          RowMatrix.dense(rows.matrix().rows(), rows.matrix().dimension()));
    }
    if (tensor instanceof TensorData.Longs longs) {
      return new TensorData.Longs(new long[longs.values().length]);
    }
    if (tensor instanceof TensorData.Doubles doubles) {
      return new TensorData.Doubles(new double[doubles.values().length]);
    }
    if (tensor instanceof TensorData.Int8 int8) {
      return new TensorData.Int8(int8.rows(), int8.columns(), new byte[int8.values().length]);
    }
    return new TensorData.Bytes(new byte[((TensorData.Bytes) tensor).values().length]);
  }

  private static void copy(TensorData from, TensorData to) {
    if (from instanceof TensorData.Floats a && to instanceof TensorData.Floats b) {
      System.arraycopy(a.values(), 0, b.values(), 0, a.values().length);
    } else if (from instanceof TensorData.Matrix a && to instanceof TensorData.Matrix b) {
      for (int row = 0; row < a.matrix().rows(); row++) {
        b.matrix().setRow(row, a.matrix().block(row), a.matrix().offset(row));
      }
    } else if (from instanceof TensorData.Longs a && to instanceof TensorData.Longs b) {
      System.arraycopy(a.values(), 0, b.values(), 0, a.values().length);
    } else if (from instanceof TensorData.Doubles a && to instanceof TensorData.Doubles b) {
      System.arraycopy(a.values(), 0, b.values(), 0, a.values().length);
    } else if (from instanceof TensorData.Int8 a && to instanceof TensorData.Int8 b) {
      System.arraycopy(a.values(), 0, b.values(), 0, a.values().length);
    } else if (from instanceof TensorData.Bytes a && to instanceof TensorData.Bytes b) {
      System.arraycopy(a.values(), 0, b.values(), 0, a.values().length);
    }
  }
}
