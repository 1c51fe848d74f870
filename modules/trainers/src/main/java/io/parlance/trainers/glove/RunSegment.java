package io.parlance.trainers.glove;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The rows of one block in one run: for each row the number of cells, then each column, as the
 * distance from the one before, and its units; all in 7-bit groups, the lowest first.
 */
final class RunSegment {
  private static final int MOST_BYTES = 10; // of a number

  private RunSegment() {}

  /** Writes a segment into memory. */
  static final class Writer implements RowCounter.Row {
    private byte[] bytes = new byte[1 << 16];
    private int length;

    @Override
    public void cells(int word, int[] columns, long[] sums, int n) {
      put(n);
      int before = 0;
      for (int i = 0; i < n; i++) {
        put(columns[i] - before);
        before = columns[i];
        put(sums[before]);
      }
    }

    private void put(long number) {
      if (bytes.length - length < MOST_BYTES) {
        bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
      }
      long rest = number;
      while (rest >= 0x80) {
        bytes[length++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[length++] = (byte) rest;
    }

    /** What was written; the writer starts anew. */
    ByteBuffer take() {
      ByteBuffer taken = ByteBuffer.wrap(bytes, 0, length);
      length = 0;
      return taken;
    }
  }

  /** Reads a segment from a file, a piece at a time. */
  static final class Reader {
    private final ScratchFile file;
    private final ByteBuffer piece;
    private long position;
    private final long end;

    Reader(ScratchFile file, long position, long length, int pieceBytes) {
      this.file = file;
      this.position = position;
      this.end = position + length;
      this.piece = ByteBuffer.allocate(pieceBytes).limit(0);
    }

    /** Adds the next row's cells to the counter. */
    void row(RowCounter counter) throws IOException {
      int n = (int) number();
      int column = 0;
      for (int i = 0; i < n; i++) {
        column += (int) number();
        counter.add(column, number());
      }
    }

    private long number() throws IOException {
      long number = 0;
      for (int shift = 0; ; shift += 7) {
        if (!piece.hasRemaining()) {
          fill();
        }
        byte next = piece.get();
        number |= (next & 0x7fL) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }

    private void fill() throws IOException {
      piece.clear().limit((int) Math.min(piece.capacity(), end - position));
      position += piece.limit();
      file.read(position - piece.limit(), piece);
      piece.flip();
    }
  }
}
