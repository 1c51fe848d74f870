package io.parlance.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks over a store's ints from front to back, a block at a time. */
final class IdCursor {
  private static final int BLOCK = 1 << 14;

  private final IdStore store;
  private final ByteBuffer bytes =
      ByteBuffer.allocate(BLOCK * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final int[] block = new int[BLOCK];
  private long blockStart;
  private int length;
  private int next;

  IdCursor(IdStore store, long position) {
    this.store = store;
    this.blockStart = position;
  }

  /** The position of the next int in the store. */
  long position() {
    return blockStart + next;
  }

  /** Makes sure that {@link #buffered()} is at least 1; false at the end of the store. */
  boolean fill() throws IOException {
    if (next < length) {
      return true;
    }
    blockStart += length;
    next = 0;
    length = 0;
    if (blockStart >= store.size()) {
      return false;
    }
    store.read(blockStart, bytes);
    length = bytes.remaining() / Integer.BYTES;
    bytes.asIntBuffer().get(block, 0, length);
    return length > 0;
  }

  /** How many ints can be taken before the next {@link #fill}. */
  int buffered() {
    return length - next;
  }

  int peek() {
    return block[next];
  }

  int take() {
    return block[next++];
  }

  /**
   * Copies ids into {@code into[at … limit)} up to the next marker or the end of the block, and
   * returns where it stopped.
   */
  int takeIds(int[] into, int at, int limit) {
    int end = Math.min(length, next + limit - at);
    int i = next;
    while (i < end && block[i] >= 0) {
      into[at++] = block[i++];
    }
    next = i;
    return at;
  }
}
