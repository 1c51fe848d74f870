package io.parlance.embeddings.io;

import io.parlance.tensor.RowMatrix;
import java.util.Arrays;
import java.util.List;

/** A tensor in a file, as the arrays that it is written from or read into; not copied. */
@SuppressWarnings("ArrayRecordComponent") // data are arrays, never compared
public sealed interface TensorData {

  /** The type's name in the file. */
  String dtype();

  /** The bytes of an element. */
  int width();

  /** The extents, slowest first. */
  List<Long> shape();

  /**
   * Float32 (rows, columns), row after row; finite.
   *
   * @param values of length rows times columns
   */
  record Floats(int rows, int columns, float[] values) implements TensorData {
    public Floats {
      check(rows, columns, values.length);
    }

    @Override
    public String dtype() {
      return "F32";
    }

    @Override
    public int width() {
      return Float.BYTES;
    }

    @Override
    public List<Long> shape() {
      return List.of((long) rows, (long) columns);
    }
  }

  /** Float32 (rows, dimension), of rows that need not lie in one array; finite. */
  record Matrix(RowMatrix matrix) implements TensorData {
    @Override
    public String dtype() {
      return "F32";
    }

    @Override
    public int width() {
      return Float.BYTES;
    }

    @Override
    public List<Long> shape() {
      return List.of((long) matrix.rows(), (long) matrix.dimension());
    }
  }

  /** Whole numbers (length). */
  record Longs(long[] values) implements TensorData {
    /** The same numbers, wider. */
    public static Longs of(int[] values) {
      return new Longs(Arrays.stream(values).asLongStream().toArray());
    }

    @Override
    public String dtype() {
      return "I64";
    }

    @Override
    public int width() {
      return Long.BYTES;
    }

    @Override
    public List<Long> shape() {
      return List.of((long) values.length);
    }
  }

  /** Float64 (length). */
  record Doubles(double[] values) implements TensorData {
    @Override
    public String dtype() {
      return "F64";
    }

    @Override
    public int width() {
      return Double.BYTES;
    }

    @Override
    public List<Long> shape() {
      return List.of((long) values.length);
    }
  }

  /** Bytes (length), as UTF-8 text. */
  record Bytes(byte[] values) implements TensorData {
    @Override
    public String dtype() {
      return "U8";
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public List<Long> shape() {
      return List.of((long) values.length);
    }
  }

  /**
   * Small numbers with a sign (rows, columns), row after row.
   *
   * @param values of length rows times columns
   */
  record Int8(int rows, int columns, byte[] values) implements TensorData {
    public Int8 {
      check(rows, columns, values.length);
    }

    @Override
    public String dtype() {
      return "I8";
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public List<Long> shape() {
      return List.of((long) rows, (long) columns);
    }
  }

  private static void check(int rows, int columns, int length) {
    if (rows < 0 || columns < 0 || (long) rows * columns != length) {
      throw new IllegalArgumentException(
          length + " values for a tensor of " + rows + " x " + columns);
    }
  }
}
