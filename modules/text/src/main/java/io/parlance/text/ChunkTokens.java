package io.parlance.text;

import java.util.Arrays;

/**
 * The tokens of one chunk of text: a small vocabulary of its own, and the chunk as ids into it with
 * boundary markers between.
 *
 * <p>Small enough to stay in the processor's cache, and nobody else's: workers share nothing. A
 * worker reuses it from chunk to chunk.
 */
final class ChunkTokens implements TokenSink {
  private byte[] utf8 = new byte[1 << 15];
  private int[] offsets = new int[1 << 12]; // (types + 1)
  private int[] hashes = new int[1 << 12]; // (types)
  private int[] counts = new int[1 << 12]; // (types)
  private int[] table = new int[1 << 13]; // open addressing; type + 1, or 0
  private int types;
  private int[] stream = new int[1 << 14];
  private int length;
  private long tokens;
  private long overlong;

  void clear() {
    Arrays.fill(table, 0);
    types = 0;
    length = 0;
    tokens = 0;
    overlong = 0;
  }

  @Override
  public void token(byte[] text, int from, int to) {
    if (to - from > CorpusEncoder.MAX_TOKEN_BYTES) {
      overlong++;
      return;
    }
    int type = type(text, from, to);
    counts[type]++;
    tokens++;
    append(type);
  }

  void boundary(Boundary boundary) {
    append(boundary.marker());
  }

  void countOverlong() {
    overlong++;
  }

  int types() {
    return types;
  }

  long tokens() {
    return tokens;
  }

  long overlong() {
    return overlong;
  }

  /** The chunk's ids and markers: the first {@link #length()} entries. */
  int[] stream() {
    return stream;
  }

  int length() {
    return length;
  }

  int count(int type) {
    return counts[type];
  }

  /** The row of this chunk's type in the corpus's words, made if it is new there. */
  int rowIn(Words words, int type) {
    return words.add(utf8, offsets[type], offsets[type + 1], hashes[type]);
  }

  private void append(int value) {
    if (length == stream.length) {
      stream = Arrays.copyOf(stream, length * 2);
    }
    stream[length++] = value;
  }

  private int type(byte[] text, int from, int to) {
    int hash = Words.hash(text, from, to);
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int type = table[slot] - 1;
      if (hashes[type] == hash
          && Arrays.equals(utf8, offsets[type], offsets[type + 1], text, from, to)) {
        return type;
      }
      slot = (slot + 1) & mask;
    }
    return insert(slot, hash, text, from, to);
  }

  private int insert(int slot, int hash, byte[] text, int from, int to) {
    int type = types++;
    table[slot] = type + 1;
    if (type + 2 > offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
      hashes = Arrays.copyOf(hashes, hashes.length * 2);
      counts = Arrays.copyOf(counts, counts.length * 2);
    }
    int end = offsets[type] + to - from;
    if (end > utf8.length) {
      utf8 = Arrays.copyOf(utf8, Math.max(end, utf8.length * 2));
    }
    System.arraycopy(text, from, utf8, offsets[type], to - from);
    offsets[type + 1] = end;
    hashes[type] = hash;
    counts[type] = 0;
    if (types * 2 > table.length) {
      table = Words.rehashed(hashes, types, table.length * 2);
    }
    return type;
  }
}
