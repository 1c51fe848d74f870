package io.parlance.embeddings.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.RowMatrix;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SnapshotTest {
  private static final long PLENTY = Long.MAX_VALUE;

  private static Map<String, TensorData> tensors(int length) {
    RowMatrix matrix = RowMatrix.padded(2, 3);
    matrix.setRow(1, new float[] {4, 5, 6}, 0);
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("matrix", new TensorData.Matrix(matrix));
    tensors.put("floats", new TensorData.Floats(1, length, new float[length]));
    tensors.put("longs", new TensorData.Longs(new long[] {7}));
    tensors.put("doubles", new TensorData.Doubles(new double[] {0.1}));
    tensors.put("bytes", new TensorData.Bytes(new byte[] {8}));
    tensors.put("int8", new TensorData.Int8(1, 1, new byte[] {9}));
    return tensors;
  }

  private static <T> T tensor(Map<String, TensorData> tensors, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(tensors.get(name)));
  }

  private static float[] floats(Map<String, TensorData> tensors) {
    return tensor(tensors, "floats", TensorData.Floats.class).values();
  }

  @Test
  void a_copy_of_each_type_holds_what_was_and_not_what_becomes() {
    Map<String, TensorData> tensors = tensors(2);
    Map<String, TensorData> copy = new Snapshot(() -> PLENTY).of(tensors).orElseThrow();
    floats(tensors)[1] = 99;
    assertThat(floats(copy)).containsExactly(0, 0);
    assertThat(tensor(copy, "matrix", TensorData.Matrix.class).matrix().at(1, 2)).isEqualTo(6);
    assertThat(tensor(copy, "longs", TensorData.Longs.class).values()).containsExactly(7);
    assertThat(tensor(copy, "doubles", TensorData.Doubles.class).values()).containsExactly(0.1);
    assertThat(tensor(copy, "bytes", TensorData.Bytes.class).values()).containsExactly((byte) 8);
    assertThat(tensor(copy, "int8", TensorData.Int8.class).values()).containsExactly((byte) 9);
  }

  @Test
  void the_arrays_of_the_last_copy_are_used_again_where_the_shapes_are_the_same() {
    Snapshot snapshot = new Snapshot(() -> PLENTY);
    Map<String, TensorData> first = snapshot.of(tensors(2)).orElseThrow();
    Map<String, TensorData> tensors = tensors(2);
    floats(tensors)[0] = 5;
    Map<String, TensorData> second = snapshot.of(tensors).orElseThrow();
    assertThat(floats(second)).isSameAs(floats(first)).containsExactly(5, 0);
    assertThat(floats(snapshot.of(tensors(3)).orElseThrow())).hasSize(3);
  }

  @Test
  void where_there_is_no_room_there_is_no_copy_but_arrays_that_are_there_need_none() {
    long[] room = {24 + 8 + 8 + 8 + 1 + 1}; // the bytes of all six
    Snapshot snapshot = new Snapshot(() -> room[0]);
    assertThat(snapshot.of(tensors(3))).isEmpty();
    Map<String, TensorData> copy = snapshot.of(tensors(2)).orElseThrow();
    room[0] = 0;
    assertThat(floats(snapshot.of(tensors(2)).orElseThrow())).isSameAs(floats(copy));
  }
}
