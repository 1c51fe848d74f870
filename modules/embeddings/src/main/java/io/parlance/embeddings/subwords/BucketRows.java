package io.parlance.embeddings.subwords;

import java.util.Arrays;

/**
 * The buckets that have a row, in the order of their rows: of millions of buckets a corpus fills a
 * part, and only that part is kept.
 */
public final class BucketRows {
  private int[] buckets = new int[1 << 8]; // (size, with room to grow)
  private int[] table = new int[1 << 10]; // open addressing: row + 1, or 0
  private int size;

  /** No bucket. */
  public BucketRows() {}

  /**
   * The buckets of a model file: bucket {@code i} of the array has row {@code i}.
   *
   * @throws IllegalArgumentException if one is not below {@code bound}, or comes twice
   */
  public static BucketRows of(long[] buckets, int bound) {
    BucketRows rows = new BucketRows();
    rows.ensure(buckets.length);
    for (int i = 0; i < buckets.length; i++) {
      if (buckets[i] < 0 || buckets[i] >= bound) {
        throw new IllegalArgumentException(
            "bucket " + buckets[i] + " of row " + i + " is not in 0 to " + (bound - 1));
      }
      if (rows.add((int) buckets[i]) != i) {
        throw new IllegalArgumentException("bucket " + buckets[i] + " has two rows");
      }
    }
    return rows;
  }

  /** All buckets: bucket {@code i} has row {@code i}. */
  public static BucketRows all(int count) {
    BucketRows rows = new BucketRows();
    rows.ensure(count);
    for (int bucket = 0; bucket < count; bucket++) {
      rows.add(bucket);
    }
    return rows;
  }

  /** Makes room for so many buckets at once. */
  private void ensure(int count) {
    buckets = new int[Math.max(16, count)];
    table = new int[Integer.highestOneBit(Math.max(16, count)) << 2];
  }

  /** How many buckets have a row. */
  public int size() {
    return size;
  }

  long heapBytes() {
    return (long) Integer.BYTES * (buckets.length + table.length);
  }

  /** The bucket of a row. */
  public int bucket(int row) {
    return buckets[row];
  }

  /** The row of a bucket, a new one if it has none yet. */
  public int add(int bucket) {
    int slot = slot(bucket);
    if (table[slot] != 0) {
      return table[slot] - 1;
    }
    buckets = size < buckets.length ? buckets : Arrays.copyOf(buckets, 2 * size);
    buckets[size++] = bucket;
    table[slot] = size;
    if (2 * size > table.length) {
      rehash();
    }
    return size - 1;
  }

  /** The row of a bucket, or {@code otherwise} if it has none. */
  public int row(int bucket, int otherwise) {
    int held = table[slot(bucket)];
    return held == 0 ? otherwise : held - 1;
  }

  private void rehash() {
    table = new int[2 * table.length];
    for (int row = 0; row < size; row++) {
      table[slot(buckets[row])] = row + 1;
    }
  }

  private int slot(int bucket) {
    int mask = table.length - 1;
    int slot = (bucket * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
    while (table[slot] != 0 && buckets[table[slot] - 1] != bucket) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
