package io.parlance.embeddings.io;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.tensor.RowMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
 * Writes the model file: {@link ModelTensors}, then the model's further parts; the widest types
 * first, so that all are aligned. What is written holds finite numbers only.
 */
final class SafetensorsWriter {
  private static final int CHUNK = 1 << 13; // longs

  private final Embeddings embeddings;
  private final Path target;
  private final List<Body> bodies = new ArrayList<>();

  /** Whether a word's vector may be written. */
  @FunctionalInterface
  interface RowCheck {
    void row(int id) throws IOException;
  }

  /** A tensor's bytes. */
  @FunctionalInterface
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** A tensor to be written, of elements of {@code width} bytes. */
  private record Body(String name, String dtype, List<Long> shape, int width, Content content) {
    long bytes() {
      return shape.stream().mapToLong(extent -> extent).reduce(width, Math::multiplyExact);
    }
  }

  SafetensorsWriter(Embeddings embeddings, RowCheck check, Path target) {
    this.embeddings = embeddings;
    this.target = target;
    longs(ModelTensors.COUNTS, embeddings.vocabulary().counts());
    int[] offsets = embeddings.vocabulary().offsets();
    long[] wide = new long[offsets.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = offsets[i];
    }
    longs(ModelTensors.OFFSETS, wide);
    floats(ModelTensors.VECTORS, embeddings.vectors(), check);
    bytes(ModelTensors.UTF8, embeddings.vocabulary().utf8());
    for (Map.Entry<String, ModelPart> part : embeddings.parts().entrySet()) {
      add(part.getKey(), part.getValue());
    }
    bodies.sort(Comparator.comparingInt(Body::width).reversed()); // stable
  }

  private void add(String name, ModelPart part) {
    if (part instanceof ModelPart.Floats floats) {
      floats(name, floats.matrix(), row -> finite(name, floats.matrix(), row));
    } else if (part instanceof ModelPart.Longs longs) {
      longs(name, longs.values());
    } else if (part instanceof ModelPart.Bytes bytes) {
      bytes(name, bytes.values());
    }
  }

  private void longs(String name, long[] values) {
    bodies.add(
        new Body(
            name,
            "I64",
            List.of((long) values.length),
            Long.BYTES,
            out -> {
              byte[] chunk = new byte[Math.min(CHUNK, values.length) * Long.BYTES];
              for (int at = 0; at < values.length; at += CHUNK) {
                int n = Math.min(CHUNK, values.length - at);
                ByteBuffer.wrap(chunk)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .put(values, at, n);
                out.write(chunk, 0, n * Long.BYTES);
              }
            }));
  }

  private void floats(String name, RowMatrix matrix, RowCheck rowCheck) {
    bodies.add(
        new Body(
            name,
            "F32",
            List.of((long) matrix.rows(), (long) matrix.dimension()),
            Float.BYTES,
            out -> {
              byte[] row = new byte[Math.multiplyExact(matrix.dimension(), Float.BYTES)];
              for (int id = 0; id < matrix.rows(); id++) {
                rowCheck.row(id);
                put(matrix, id, row);
                out.write(row);
              }
            }));
  }

  private void bytes(String name, byte[] values) {
    bodies.add(new Body(name, "U8", List.of((long) values.length), 1, out -> out.write(values)));
  }

  void write(OutputStream out) throws IOException {
    List<TensorEntry> tensors = new ArrayList<>();
    long end = 0;
    for (Body body : bodies) {
      long begin = end;
      end = Math.addExact(begin, body.bytes());
      tensors.add(new TensorEntry(body.name(), body.dtype(), body.shape(), begin, end));
    }
    SortedMap<String, String> metadata = new TreeMap<>(embeddings.provenance().entries());
    metadata.put(ModelTensors.FORMAT, ModelTensors.FORMAT_VERSION);
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
      body.content().write(out);
    }
  }

  /** The row's floats, little-endian, from the target's start on. */
  static void put(RowMatrix matrix, int row, byte[] target) {
    ByteBuffer.wrap(target)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .put(matrix.block(row), matrix.offset(row), matrix.dimension());
  }

  private void finite(String name, RowMatrix matrix, int row) throws IOException {
    for (int i = 0; i < matrix.dimension(); i++) {
      if (!Float.isFinite(matrix.at(row, i))) {
        throw new IOException(
            target
                + ": row "
                + row
                + " of \""
                + name
                + "\" holds "
                + matrix.at(row, i)
                + "; only finite numbers are written");
      }
    }
  }
}
