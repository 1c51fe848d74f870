package io.parlance.embeddings.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes of a file that are kept: as many as came, whatever was promised. */
final class CollectedBytes {
  private byte[] bytes = new byte[1 << 12];
  private int size;

  /** Adds what remains of the buffer. */
  void add(ByteBuffer more) {
    int end = Math.addExact(size, more.remaining());
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * end));
    }
    more.get(bytes, size, more.remaining());
    size = end;
  }

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  /** How many whole numbers of eight bytes there are. */
  int longs() {
    return size / Long.BYTES;
  }

  /** A whole number of eight bytes. */
  long number(int index) {
    return ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .getLong(Math.multiplyExact(index, Long.BYTES));
  }
}
