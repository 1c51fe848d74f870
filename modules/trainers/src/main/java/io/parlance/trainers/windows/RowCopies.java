package io.parlance.trainers.windows;

import io.parlance.tensor.RowMatrix;
import java.util.Arrays;

/**
 * One worker's copies of the rows that it meets in a block: a row is copied when it is first asked
 * for. Copies are few and lie together, so they stay in the processor's cache.
 */
final class RowCopies implements WorkRows {
  private static final int FIRST_ROWS = 1 << 10;

  private final RowMatrix shared;
  private RowMatrix copies;
  private int[] ids; // of each copy
  private int[] asked; // how often each copy was asked for
  private int count;
  private long[] slots; // open addressing: the id, then base + copy where it is of this block
  private int shift; // of a hash to its slot
  private int base; // slots below it are of blocks before: free

  RowCopies(RowMatrix shared) {
    this.shared = shared;
    this.copies = RowMatrix.padded(FIRST_ROWS, shared.dimension());
    this.ids = new int[FIRST_ROWS];
    this.asked = new int[FIRST_ROWS];
    clearSlots();
  }

  /** Twice as many slots as copies, all free. */
  private void clearSlots() {
    int bits = 33 - Integer.numberOfLeadingZeros(ids.length - 1);
    slots = new long[1 << bits];
    shift = 32 - bits;
    base = 1;
  }

  /** Whether they are copies of the rows of this matrix. */
  boolean isOf(RowMatrix matrix) {
    return shared == matrix;
  }

  @Override
  public RowMatrix matrix() {
    return copies;
  }

  @Override
  public int row(int id) {
    int slot = slot(id);
    int copy = (int) slots[slot] - base;
    if (copy >= 0) {
      asked[copy]++;
      return copy;
    }
    slots[slot] = entry(id, count);
    ids[count] = id;
    asked[count] = 1;
    System.arraycopy(
        shared.block(id),
        shared.offset(id),
        copies.block(0),
        copies.offset(count),
        shared.stride());
    return count++;
  }

  /** The slot of the row's copy, or the free one where it is to be. */
  private int slot(int id) {
    int slot = (id * 0x9E3779B9) >>> shift;
    for (long found = slots[slot]; (int) found >= base && found >>> Integer.SIZE != id; ) {
      slot = (slot + 1) & (slots.length - 1);
      found = slots[slot];
    }
    return slot;
  }

  private long entry(int id, int copy) {
    return (long) id << Integer.SIZE | (base + copy);
  }

  @Override
  public void reserve(int rows) {
    if (count + rows > ids.length) {
      grow(Integer.highestOneBit(count + rows - 1) << 1);
    }
  }

  private void grow(int size) {
    RowMatrix larger = RowMatrix.padded(size, shared.dimension());
    System.arraycopy(
        copies.block(0),
        copies.offset(0),
        larger.block(0),
        larger.offset(0),
        count * copies.stride());
    copies = larger;
    ids = Arrays.copyOf(ids, size);
    asked = Arrays.copyOf(asked, size);
    clearSlots();
    for (int copy = 0; copy < count; copy++) {
      slots[slot(ids[copy])] = entry(ids[copy], copy);
    }
  }

  @Override
  public void merge() {} // when all workers have ended their blocks

  /** Forgets the block before. */
  void clear() {
    base += ids.length;
    if (base > Integer.MAX_VALUE - 2 * ids.length) {
      clearSlots();
    }
    count = 0;
  }

  /** Tells {@code sums} of the rows of part {@code part}. */
  void tell(int part, int parts, GainSums sums) {
    for (int copy = 0; copy < count; copy++) {
      if (GainSums.part(ids[copy], parts) == part) {
        sums.asked(ids[copy], asked[copy]);
      }
    }
  }

  /**
   * Adds what was gained to the rows of part {@code part}: {@code r + Σ s (c - r)}, as {@code (1 -
   * Σ s) r + Σ s c}, which reads and writes a row once for each copy.
   */
  void give(int part, int parts, GainSums sums) {
    float[] from = copies.block(0);
    for (int copy = 0; copy < count; copy++) {
      int id = ids[copy];
      if (GainSums.part(id, parts) != part) {
        continue;
      }
      float[] row = shared.block(id);
      int at = shared.offset(id);
      if (sums.metOnce(id)) {
        System.arraycopy(from, copies.offset(copy), row, at, shared.stride());
        continue;
      }
      boolean first = sums.settle(id);
      float share = asked[copy] >= GainSums.OFTEN ? sums.share(id) : 1;
      if (first) {
        float rest = 1 - sums.shares(id);
        mix(share, from, copies.offset(copy), rest, row, at, shared.stride());
      } else {
        add(share, from, copies.offset(copy), row, at, shared.stride());
      }
    }
  }

  /** Takes back what {@link #tell} told. */
  void untell(int part, int parts, GainSums sums) {
    for (int copy = 0; copy < count; copy++) {
      if (GainSums.part(ids[copy], parts) == part) {
        sums.clear(ids[copy]);
      }
    }
  }

  private static void mix(
      float share, float[] what, int at, float rest, float[] row, int rowAt, int n) {
    for (int k = 0; k < n; k++) {
      row[rowAt + k] = rest * row[rowAt + k] + share * what[at + k];
    }
  }

  private static void add(float share, float[] what, int at, float[] row, int rowAt, int n) {
    for (int k = 0; k < n; k++) {
      row[rowAt + k] += share * what[at + k];
    }
  }
}
