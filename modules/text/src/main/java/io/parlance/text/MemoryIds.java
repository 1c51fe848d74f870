package io.parlance.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Ids in memory, in pages. */
final class MemoryIds implements IdStore {
  private static final int PAGE_BITS = 14;
  private static final int PAGE = 1 << PAGE_BITS;

  private final List<int[]> pages = new ArrayList<>();
  private long size;

  @Override
  public long size() {
    return size;
  }

  @Override
  public void write(long position, int[] ids, int length) {
    int done = 0;
    while (done < length) {
      int page = (int) ((position + done) >> PAGE_BITS);
      int offset = (int) ((position + done) & (PAGE - 1));
      if (page == pages.size()) {
        pages.add(new int[PAGE]);
      }
      int part = Math.min(PAGE - offset, length - done);
      System.arraycopy(ids, done, pages.get(page), offset, part);
      done += part;
    }
    size = Math.max(size, position + length);
  }

  @Override
  public void read(long position, ByteBuffer into) {
    into.clear();
    while (into.remaining() >= Integer.BYTES && position < size) {
      int offset = (int) (position & (PAGE - 1));
      int part =
          (int)
              Math.min(Math.min(PAGE - offset, into.remaining() / Integer.BYTES), size - position);
      into.asIntBuffer().put(pages.get((int) (position >> PAGE_BITS)), offset, part);
      into.position(into.position() + part * Integer.BYTES);
      position += part;
    }
    into.flip();
  }

  @Override
  public void truncate(long newSize) {
    size = Math.min(size, newSize);
    int needed = (int) ((size + PAGE - 1) >> PAGE_BITS);
    pages.subList(needed, pages.size()).clear();
  }

  @Override
  public long heapBytes() {
    return (long) pages.size() * PAGE * Integer.BYTES;
  }

  @Override
  public void close() {
    pages.clear();
    size = 0;
  }
}
