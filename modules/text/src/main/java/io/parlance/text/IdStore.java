package io.parlance.text;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A long row of ints that grows at its end: in memory or in a file.
 *
 * <p>Many threads may read at once; writing is one thread's, while nobody reads what is written.
 */
interface IdStore extends Closeable {

  /** The number of ints. */
  long size();

  /** Puts {@code ids[0 … length)} at {@code position}, which is at most {@link #size()}. */
  void write(long position, int[] ids, int length) throws IOException;

  /**
   * Fills {@code into} from {@code position} on until it or the store ends, as little-endian ints,
   * and flips it. {@code into} is cleared first; its capacity is a multiple of 4.
   */
  void read(long position, ByteBuffer into) throws IOException;

  /** The bytes of heap that the ints take. */
  long heapBytes();

  /** Cuts the store down to {@code size} ints. */
  void truncate(long size) throws IOException;
}
