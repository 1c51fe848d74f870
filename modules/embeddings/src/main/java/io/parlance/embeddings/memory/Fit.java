package io.parlance.embeddings.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * Whether a training fits in the heap, and what would.
 *
 * @param dimensionOption what the trainer calls the length of its vectors, as {@code --dim}
 * @param step what a dimension must be a multiple of
 * @param need the least bytes that it needs beside what is taken already; never more for fewer
 *     words or a smaller dimension
 */
public record Fit(String dimensionOption, int step, Need need) {
  private static final long MEGABYTE = 1 << 20;

  /** Of a dimension that may be any number. */
  public Fit(String dimensionOption, Need need) {
    this(dimensionOption, 1, need);
  }

  /** What would be needed with another vocabulary or dimension. */
  @FunctionalInterface
  public interface Need {
    long bytes(int words, int dimension);
  }

  /** The room there is in a heap of so many bytes. */
  public Room room(int words, int dimension, long heap) {
    return Room.of(heap, need.bytes(words, dimension));
  }

  /**
   * Compares the need with the room there is.
   *
   * @return why it does not fit, in one line that names a memory, a vocabulary and a dimension that
   *     would; empty where it fits
   */
  public Optional<String> refusal(int words, int dimension, Room room) {
    long needed = need.bytes(words, dimension);
    long free = room.free();
    if (needed <= free) {
      return Optional.empty();
    }
    long surely = free - Heap.difference(room.held()); // when it is tried
    List<String> remedies = new ArrayList<>();
    remedies.add("--memory " + Heap.megabytes(needed + room.held()) + "m");
    largest(words, surely, count -> need.bytes(count, dimension))
        .filter(most -> most > 1)
        .ifPresent(most -> remedies.add("--max-vocab " + most));
    largest(dimension / step, surely, steps -> need.bytes(words, steps * step))
        .ifPresent(most -> remedies.add(dimensionOption + " " + most * step));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,d words of dimension %,d need %,d MB, but of a heap of %,d MB only %,d MB are free:"
                + " give %s",
            words,
            dimension,
            needed / MEGABYTE + 1,
            room.heap() / MEGABYTE,
            Math.max(0, free / MEGABYTE),
            String.join(", or ", remedies)));
  }

  /** The largest number from 1 and below {@code bound} that needs no more than is free. */
  private static Optional<Integer> largest(int bound, long free, IntToLongFunction bytes) {
    int low = 0; // nothing
    int high = bound; // does not fit
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (bytes.applyAsLong(middle) <= free) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low > 0 ? Optional.of(low) : Optional.empty();
  }
}
