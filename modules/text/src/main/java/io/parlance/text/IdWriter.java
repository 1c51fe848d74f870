package io.parlance.text;

import java.io.IOException;

/** Overwrites a store from its front, block by block, behind the cursor that reads it. */
final class IdWriter {
  private static final int BLOCK = 1 << 13; // less than a cursor has read ahead

  private final IdStore store;
  private final int[] block = new int[BLOCK];
  private int filled;
  private long written;

  IdWriter(IdStore store) {
    this.store = store;
  }

  long position() {
    return written + filled;
  }

  void put(int value) throws IOException {
    if (filled == BLOCK) {
      flush();
    }
    block[filled++] = value;
  }

  /** Writes what is left and cuts off what stood behind. */
  void finish() throws IOException {
    flush();
    store.truncate(written);
  }

  private void flush() throws IOException {
    store.write(written, block, filled);
    written += filled;
    filled = 0;
  }
}
