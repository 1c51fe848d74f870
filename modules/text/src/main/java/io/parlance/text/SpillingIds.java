package io.parlance.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Ids in memory up to a limit, from there on in a temporary file. */
final class SpillingIds implements IdStore {
  private final Path directory;
  private final long limit; // ints
  private IdStore store = new MemoryIds();
  private boolean spilled;

  SpillingIds(Path directory, long limitBytes) {
    this.directory = directory;
    this.limit = limitBytes / Integer.BYTES;
  }

  @Override
  public long size() {
    return store.size();
  }

  @Override
  public void write(long position, int[] ids, int length) throws IOException {
    if (!spilled && position + length > limit) {
      spill();
    }
    store.write(position, ids, length);
  }

  private void spill() throws IOException {
    FileIds file = new FileIds(directory);
    IdStore memory = store;
    store = file;
    spilled = true;
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    int[] ids = new int[bytes.capacity() / Integer.BYTES];
    long position = 0;
    while (position < memory.size()) {
      memory.read(position, bytes);
      int length = bytes.remaining() / Integer.BYTES;
      bytes.asIntBuffer().get(ids, 0, length);
      file.write(position, ids, length);
      position += length;
    }
    memory.close();
  }

  @Override
  public void read(long position, ByteBuffer into) throws IOException {
    store.read(position, into);
  }

  @Override
  public void truncate(long newSize) throws IOException {
    store.truncate(newSize);
  }

  @Override
  public long heapBytes() {
    return store.heapBytes();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
