package io.parlance.trainers.documents;

import io.parlance.text.DocumentReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Counts the words of documents until a block is full. */
final class BlockCounter {
  private final Optional<DocumentList> list;
  private int[] starts = new int[1 << 8];
  private int[] terms = new int[DocumentTerms.BLOCK_CELLS];
  private float[] counts = new float[DocumentTerms.BLOCK_CELLS];

  BlockCounter() {
    this.list = Optional.empty();
  }

  /** Enters each document in a list, too. */
  BlockCounter(DocumentList list) {
    this.list = Optional.of(list);
  }

  /** The next block, of no documents at the end of the corpus. */
  CountBlock next(DocumentReader reader, int firstDocument) throws IOException {
    int documents = 0;
    int cells = 0;
    while (cells < DocumentTerms.BLOCK_CELLS && reader.next()) {
      list.ifPresent(all -> all.add(reader));
      Arrays.sort(reader.ids(), 0, reader.length());
      if (documents + 2 > starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      cells = count(reader.ids(), reader.length(), cells);
      starts[++documents] = cells;
    }
    return new CountBlock(
        firstDocument,
        Arrays.copyOf(starts, documents + 1),
        Arrays.copyOf(terms, cells),
        Arrays.copyOf(counts, cells));
  }

  /** Appends the words of sorted ids with their counts, and returns the number of cells then. */
  private int count(int[] ids, int length, int at) {
    if ((long) at + length > terms.length) {
      int room =
          (int) Math.min(Integer.MAX_VALUE - 8L, Math.max((long) at + length, terms.length * 2L));
      terms = Arrays.copyOf(terms, room);
      counts = Arrays.copyOf(counts, room);
    }
    int cell = at;
    for (int i = 0; i < length; ) {
      int end = i + 1;
      while (end < length && ids[end] == ids[i]) {
        end++;
      }
      terms[cell] = ids[i];
      counts[cell++] = end - i;
      i = end;
    }
    return cell;
  }
}
