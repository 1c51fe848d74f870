package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.parlance.tensor.RowMatrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** The bytes of a safetensors file in order: its header, then tensors; all of them summed up. */
final class TensorBytes {
  private static final int LARGEST_HEADER = 100_000_000; // as the reference implementation has it
  private static final int CHUNK = 1 << 16;

  private final ByteInput in;
  private final CRC32C crc = new CRC32C();
  private OptionalLong notFinite = OptionalLong.empty();

  TensorBytes(ByteInput in) {
    this.in = in;
  }

  /** The header's JSON; not summed up yet: {@link #sum}. */
  byte[] header() throws IOException {
    if (in.fill(Long.BYTES) < Long.BYTES) {
      throw in.damaged(
          Symptom.CUT_OFF, in.fill(1), "the file ends within the length of its header");
    }
    long length =
        ByteBuffer.wrap(in.array(), in.position(), Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();
    crc.update(in.array(), in.position(), Long.BYTES);
    in.skip(Long.BYTES);
    long left = in.mostBytesLeft(length);
    if (length < 0 || length > Math.min(LARGEST_HEADER, left)) {
      throw in.damaged(
          Symptom.HEADER, 0, "a header of " + length + " bytes, but at most " + left + " follow");
    }
    byte[] json = new byte[(int) length];
    for (int at = 0; at < json.length; ) {
      int n = Math.min(in.fill(1), json.length - at);
      if (n == 0) {
        throw in.damaged(
            Symptom.CUT_OFF,
            in.offset(),
            "the file ends within its header of " + length + " bytes");
      }
      System.arraycopy(in.array(), in.position(), json, at, n);
      in.skip(n);
      at += n;
    }
    return json;
  }

  /** Sums up the header, whose checksum's digits from {@code digits} on count as zeros. */
  void sum(byte[] json, int digits) throws IOException {
    int end = digits + SafetensorsHeader.CHECKSUM_DIGITS;
    if (end > json.length) {
      throw in.damaged("a checksum cut short");
    }
    crc.update(json, 0, digits);
    crc.update("0".repeat(SafetensorsHeader.CHECKSUM_DIGITS).getBytes(US_ASCII));
    crc.update(json, end, json.length - end);
  }

  /** The checksum of what was read. */
  String checksum() {
    return SafetensorsHeader.checksum(crc);
  }

  /** Reads the next tensor, of that type and shape. */
  void read(TensorData target) throws IOException {
    if (target instanceof TensorData.Floats floats) {
      read(floats.values(), 0, floats.values().length);
    } else if (target instanceof TensorData.Matrix matrix) {
      read(matrix.matrix());
    } else if (target instanceof TensorData.Longs longs) {
      read(longs.values());
    } else if (target instanceof TensorData.Doubles doubles) {
      read(doubles.values());
    } else if (target instanceof TensorData.Bytes bytes) {
      read(bytes.values());
    } else if (target instanceof TensorData.Int8 int8) {
      read(int8.values());
    }
  }

  /** Reads over a tensor. */
  void pass(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      left -= next(left, 1).remaining();
    }
  }

  /** The next bytes, at most {@code wanted} and a multiple of {@code unit}, as a buffer. */
  ByteBuffer next(long wanted, int unit) throws IOException {
    int most = (int) Math.min(CHUNK, wanted);
    int n = Math.min(most, in.fill(most));
    n -= n % unit;
    if (n == 0) {
      throw in.damaged(
          Symptom.CUT_OFF,
          in.offset(),
          "the file ends " + wanted + " bytes before its tensor does");
    }
    crc.update(in.array(), in.position(), n);
    ByteBuffer bytes =
        ByteBuffer.wrap(in.array(), in.position(), n).slice().order(ByteOrder.LITTLE_ENDIAN);
    in.skip(n);
    return bytes;
  }

  private void read(byte[] target) throws IOException {
    for (int at = 0; at < target.length; ) {
      ByteBuffer bytes = next(target.length - at, 1);
      int n = bytes.remaining();
      bytes.get(target, at, n);
      at += n;
    }
  }

  private void read(RowMatrix matrix) throws IOException {
    for (int row = 0; row < matrix.rows(); ) {
      boolean gaps = matrix.stride() > matrix.dimension(); // of rows padded, which stay zero
      int rows = gaps ? 1 : matrix.contiguous(row);
      read(matrix.block(row), matrix.offset(row), rows * matrix.dimension());
      row += rows;
    }
  }

  private void read(float[] target, int offset, int length) throws IOException {
    int end = offset + length;
    for (int at = offset; at < end; ) {
      ByteBuffer bytes = next((long) (end - at) * Float.BYTES, Float.BYTES);
      int n = bytes.remaining() / Float.BYTES;
      bytes.asFloatBuffer().get(target, at, n);
      lookForNumbers(target, at, n);
      at += n;
    }
  }

  private void lookForNumbers(float[] target, int from, int count) {
    float probe = 0;
    for (int i = from; i < from + count; i++) {
      probe += target[i] * 0; // NaN where a number is not finite
    }
    for (int i = from; Float.isNaN(probe) && notFinite.isEmpty() && i < from + count; i++) {
      if (!Float.isFinite(target[i])) {
        notFinite = OptionalLong.of(in.offset() - (long) (from + count - i) * Float.BYTES);
      }
    }
  }

  /** Where the first float that is not finite stands of those that were read, if one is not. */
  OptionalLong notFinite() {
    return notFinite;
  }

  private void read(long[] target) throws IOException {
    for (int at = 0; at < target.length; ) {
      ByteBuffer bytes = next((long) (target.length - at) * Long.BYTES, Long.BYTES);
      int n = bytes.remaining() / Long.BYTES;
      bytes.asLongBuffer().get(target, at, n);
      at += n;
    }
  }

  private void read(double[] target) throws IOException {
    for (int at = 0; at < target.length; ) {
      ByteBuffer bytes = next((long) (target.length - at) * Double.BYTES, Double.BYTES);
      int n = bytes.remaining() / Double.BYTES;
      bytes.asDoubleBuffer().get(target, at, n);
      at += n;
    }
  }
}
