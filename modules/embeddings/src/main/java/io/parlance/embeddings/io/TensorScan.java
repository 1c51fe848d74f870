package io.parlance.embeddings.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads over one tensor, and looks for numbers that are none. */
final class TensorScan {
  private static final int MOST_ROWS = 1 << 30; // that bits are kept of

  private final ByteInput in;
  private final TensorEntry tensor;
  private final Findings findings;
  private final BitSet notFinite = new BitSet(); // rows
  private final BitSet notZero = new BitSet();
  private long read; // bytes
  private boolean whole;

  /** Takes the bytes of a tensor. */
  @FunctionalInterface
  interface Collector {
    void take(ByteBuffer bytes);
  }

  TensorScan(ByteInput in, TensorEntry tensor, Findings findings) {
    this.in = in;
    this.tensor = tensor;
    this.findings = findings;
  }

  /** The bytes of an element of a type; 0 where the type is not known here. */
  static int width(String dtype) {
    return switch (dtype) {
      case "F64", "I64", "U64" -> 8;
      case "F32", "I32", "U32" -> 4;
      case "F16", "BF16", "I16", "U16" -> 2;
      case "I8", "U8", "BOOL" -> 1;
      default -> 0;
    };
  }

  /**
   * Reads the tensor.
   *
   * @throws ModelFormatException if the file ends within it
   */
  void read(TensorBytes bytes, Optional<Collector> collector) throws IOException {
    int width = Math.max(1, width(tensor.dtype()));
    width = tensor.bytes() % width == 0 ? width : 1;
    long left = tensor.bytes();
    long rowBytes = rowBytes();
    boolean floats =
        tensor.dtype().endsWith("F64")
            || tensor.dtype().equals("F32")
            || tensor.dtype().endsWith("F16");
    while (left > 0) {
      long at = in.offset();
      ByteBuffer chunk = bytes.next(left, width);
      long done = tensor.bytes() - left;
      left -= chunk.remaining();
      if (floats && width > 1) {
        look(chunk, width, done, rowBytes, at);
      }
      read = tensor.bytes() - left;
      collector.ifPresent(taker -> taker.take(chunk));
    }
    whole = true;
  }

  private long rowBytes() {
    List<Long> shape = tensor.shape();
    long rows = shape.isEmpty() ? 1 : shape.get(0);
    return rows > 0 && tensor.bytes() >= rows ? tensor.bytes() / rows : Math.max(1, tensor.bytes());
  }

  private void look(ByteBuffer chunk, int width, long done, long rowBytes, long offset) {
    int n = chunk.remaining() / width;
    for (int i = 0; i < n; i++) {
      double value = value(chunk, i, width);
      if (value == 0) {
        continue;
      }
      long row = (done + (long) i * width) / rowBytes;
      int bit = (int) Math.min(row, MOST_ROWS);
      if (Double.isFinite(value)) {
        notZero.set(bit);
      } else if (!notFinite.get(bit)) {
        notFinite.set(bit);
        findings.add(
            in.damaged(
                Symptom.NOT_FINITE,
                offset + (long) i * width,
                "row "
                    + row
                    + " of tensor "
                    + TensorText.quoted(tensor.name())
                    + " holds "
                    + value
                    + ", expected finite numbers"));
      }
    }
  }

  private double value(ByteBuffer chunk, int index, int width) {
    int at = chunk.position() + index * width;
    return switch (width) {
      case 8 -> chunk.getDouble(at);
      case 4 -> chunk.getFloat(at);
      default -> {
        int bits = chunk.getShort(at) & 0xFFFF;
        int exponent = tensor.dtype().equals("BF16") ? 0x7F80 : 0x7C00;
        if ((bits & exponent) == exponent) {
          yield Double.NaN;
        }
        yield (bits & 0x7FFF) == 0 ? 0 : 1;
      }
    };
  }

  /** Whether the file holds all of it, and every number is one. */
  boolean isWhole() {
    return whole && notFinite.isEmpty();
  }

  /** The rows that hold a number that is none. */
  BitSet notFinite() {
    return notFinite;
  }

  /** The rows that hold something beside zeros. */
  BitSet notZero() {
    return notZero;
  }

  /** The rows that the file holds, from the first on. */
  long rowsThere() {
    return read / rowBytes();
  }

  /** Whether the file holds all of it. */
  boolean isThere() {
    return whole;
  }
}
