package io.parlance.embeddings.io;

import io.parlance.tensor.RowMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes a {@link TensorFile}: texts first, so that a file that is cut off has its words; then the
 * widest types, so that all are aligned; else in the order in which they were added. What is
 * written holds finite numbers only.
 */
final class TensorFileWriter {
  private static final int CHUNK = 1 << 16; // bytes

  private final Path target;
  private final SortedMap<String, String> metadata;
  private final List<Body> bodies = new ArrayList<>();

  /** Whether a row of floats may be written. */
  @FunctionalInterface
  interface RowCheck {
    void row(int row) throws IOException;
  }

  private record Body(String name, TensorData data, RowCheck check) {
    boolean isText() {
      return data instanceof TensorData.Bytes;
    }

    int width() {
      return data.width();
    }

    long bytes() {
      return data.shape().stream().reduce((long) data.width(), Math::multiplyExact);
    }
  }

  TensorFileWriter(Path target, ModelKind kind, Map<String, String> metadata) {
    this.target = target;
    this.metadata = new TreeMap<>(metadata);
    for (String key : metadata.keySet()) {
      if (key.startsWith(ModelTensors.RESERVED)) {
        throw new IllegalArgumentException("the key \"" + key + "\" is the file's own");
      }
    }
    this.metadata.put(ModelTensors.FORMAT, kind.format());
  }

  void add(String name, TensorData data) {
    add(name, data, row -> finite(name, data, row));
  }

  void add(String name, TensorData data, RowCheck check) {
    bodies.add(new Body(name, data, check));
  }

  void write(OutputStream out) throws IOException {
    bodies.sort(Comparator.comparing(Body::isText).thenComparing(Body::width).reversed()); // stable
    List<TensorEntry> tensors = new ArrayList<>();
    long end = 0;
    for (Body body : bodies) {
      long begin = end;
      end = Math.addExact(begin, body.bytes());
      tensors.add(
          new TensorEntry(body.name(), body.data().dtype(), body.data().shape(), begin, end));
    }
    CRC32C crc = new CRC32C();
    metadata.put(SafetensorsHeader.CHECKSUM, SafetensorsHeader.checksum(crc)); // of nothing: zeros
    OutputStream summing = new CheckedOutputStream(OutputStream.nullOutputStream(), crc);
    summing.write(new SafetensorsHeader(metadata, tensors).encode());
    tensors(summing);
    metadata.put(SafetensorsHeader.CHECKSUM, SafetensorsHeader.checksum(crc));
    out.write(new SafetensorsHeader(metadata, tensors).encode());
    tensors(out);
  }

  private void tensors(OutputStream out) throws IOException {
    for (Body body : bodies) {
      TensorData data = body.data();
      if (data instanceof TensorData.Floats floats) {
        for (int row = 0; row < floats.rows(); row++) {
          body.check().row(row);
        }
        write(floats.values(), out);
      } else if (data instanceof TensorData.Matrix matrix) {
        write(matrix.matrix(), body.check(), out);
      } else if (data instanceof TensorData.Longs longs) {
        write(longs.values(), out);
      } else if (data instanceof TensorData.Doubles doubles) {
        write(doubles.values(), out);
      } else if (data instanceof TensorData.Bytes bytes) {
        out.write(bytes.values());
      } else if (data instanceof TensorData.Int8 int8) {
        out.write(int8.values());
      }
    }
  }

  private static void write(long[] values, OutputStream out) throws IOException {
    int most = Math.min(CHUNK / Long.BYTES, values.length);
    byte[] chunk = new byte[most * Long.BYTES];
    for (int at = 0; at < values.length; at += most) {
      int n = Math.min(most, values.length - at);
      ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values, at, n);
      out.write(chunk, 0, n * Long.BYTES);
    }
  }

  private static void write(double[] values, OutputStream out) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Double.BYTES)]; // they are few
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
    out.write(bytes);
  }

  private static void write(float[] values, OutputStream out) throws IOException {
    int most = Math.min(CHUNK / Float.BYTES, values.length);
    byte[] chunk = new byte[most * Float.BYTES];
    FloatBuffer floats = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (int at = 0; at < values.length; at += most) {
      int n = Math.min(most, values.length - at);
      floats.rewind().put(values, at, n);
      out.write(chunk, 0, n * Float.BYTES);
    }
  }

  private static void write(RowMatrix matrix, RowCheck check, OutputStream out) throws IOException {
    byte[] row = new byte[Math.multiplyExact(matrix.dimension(), Float.BYTES)];
    for (int id = 0; id < matrix.rows(); id++) {
      check.row(id);
      put(matrix, id, row);
      out.write(row);
    }
  }

  /** The row's floats, little-endian, from the target's start on. */
  static void put(RowMatrix matrix, int row, byte[] target) {
    ByteBuffer.wrap(target)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .put(matrix.block(row), matrix.offset(row), matrix.dimension());
  }

  private void finite(String name, TensorData data, int row) throws IOException {
    if (data instanceof TensorData.Matrix matrix) {
      RowMatrix rows = matrix.matrix();
      finite(name, row, rows.block(row), rows.offset(row), rows.dimension());
    } else if (data instanceof TensorData.Floats floats) {
      finite(name, row, floats.values(), row * floats.columns(), floats.columns());
    }
  }

  private void finite(String name, int row, float[] values, int offset, int length)
      throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IOException(
            target
                + ": row "
                + row
                + " of \""
                + name
                + "\" holds "
                + values[i]
                + "; only finite numbers are written");
      }
    }
  }
}
