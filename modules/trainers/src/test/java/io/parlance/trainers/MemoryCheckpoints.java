package io.parlance.trainers;

import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.checkpoints.TrainingState;
import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.RowMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** States in memory: one is due each time that it is asked for, every so many times. */
public final class MemoryCheckpoints implements Checkpoints {
  private final int every;
  private final @Nullable Copy from;
  private final List<Copy> kept = new ArrayList<>();
  private int asked;

  /** Keeps every {@code every}th state that is asked for, and begins anew. */
  public MemoryCheckpoints(int every) {
    this(every, null);
  }

  private MemoryCheckpoints(int every, @Nullable Copy from) {
    this.every = every;
    this.from = from;
  }

  /** Goes on from a state that this one kept, and keeps none. */
  public MemoryCheckpoints goingOnFrom(int index) {
    return new MemoryCheckpoints(Integer.MAX_VALUE, kept.get(index));
  }

  /** How many states were kept. */
  public int size() {
    return kept.size();
  }

  /** How often it was asked whether a state is due; so only while training. */
  public int asked() {
    return asked;
  }

  /** A counter of a state that was kept. */
  public String counter(int index, String name) {
    return Objects.requireNonNull(kept.get(index).counters().get(name));
  }

  @Override
  public Optional<SavedState> from() {
    return from == null ? Optional.empty() : Optional.of(from);
  }

  @Override
  public boolean due(boolean epochEnds) {
    asked++;
    return asked % every == 0;
  }

  @Override
  public void keep(TrainingState state) {
    Map<String, TensorData> tensors = new TreeMap<>();
    state.tensors().forEach((name, data) -> tensors.put(name, copied(data)));
    kept.add(new Copy(new TreeMap<>(state.counters()), tensors));
  }

  private static TensorData copied(TensorData data) {
    if (data instanceof TensorData.Floats floats) {
      return new TensorData.Floats(floats.rows(), floats.columns(), floats.values().clone());
    }
    if (data instanceof TensorData.Longs longs) {
      return new TensorData.Longs(longs.values().clone());
    }
    if (data instanceof TensorData.Doubles doubles) {
      return new TensorData.Doubles(doubles.values().clone());
    }
    RowMatrix matrix = ((TensorData.Matrix) data).matrix();
    RowMatrix copy = RowMatrix.padded(matrix.rows(), matrix.dimension());
    rows(matrix, copy);
    return new TensorData.Matrix(copy);
  }

  private static void rows(RowMatrix from, RowMatrix to) {
    float[] row = new float[from.dimension()];
    for (int id = 0; id < from.rows(); id++) {
      from.copyRow(id, row, 0);
      to.setRow(id, row, 0);
    }
  }

  private record Copy(SortedMap<String, String> counters, Map<String, TensorData> tensors)
      implements SavedState {
    @Override
    public void restore(Map<String, TensorData> targets) {
      if (!targets.keySet().equals(tensors.keySet())) {
        throw new IllegalStateException(targets.keySet() + " instead of " + tensors.keySet());
      }
      targets.forEach((name, target) -> fill(Objects.requireNonNull(tensors.get(name)), target));
    }

    private static void fill(TensorData from, TensorData to) {
      if (!from.shape().equals(to.shape())) {
        throw new IllegalStateException(to.shape() + " instead of " + from.shape());
      }
      if (from instanceof TensorData.Floats floats) {
        float[] values = ((TensorData.Floats) to).values();
        System.arraycopy(floats.values(), 0, values, 0, values.length);
      } else if (from instanceof TensorData.Longs longs) {
        long[] values = ((TensorData.Longs) to).values();
        System.arraycopy(longs.values(), 0, values, 0, values.length);
      } else if (from instanceof TensorData.Doubles doubles) {
        double[] values = ((TensorData.Doubles) to).values();
        System.arraycopy(doubles.values(), 0, values, 0, values.length);
      } else {
        rows(((TensorData.Matrix) from).matrix(), ((TensorData.Matrix) to).matrix());
      }
    }

    @Override
    public long counter(String name) {
      return Long.parseLong(Objects.requireNonNull(counters.get(name)));
    }

    @Override
    public double real(String name) {
      return Double.parseDouble(Objects.requireNonNull(counters.get(name)));
    }
  }
}
