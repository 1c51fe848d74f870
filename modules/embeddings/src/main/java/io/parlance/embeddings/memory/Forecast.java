package io.parlance.embeddings.memory;

import java.util.List;

/**
 * What a training would be, told before it begins.
 *
 * @param memory what it would take of the heap
 * @param state the bytes of what a checkpoint keeps, which is copied while it is written
 * @param sizes what is known of the work, as the number of documents, for the user to read
 * @param seconds that it would take, roughly
 * @param basis what the seconds follow from, in a few words
 * @param code the bytes of code that is compiled for it, beside what any training has compiled
 */
public record Forecast(
    MemoryPlan memory, long state, List<Size> sizes, double seconds, String basis, long code) {

  public Forecast {
    sizes = List.copyOf(sizes);
  }

  /** Of a training whose loops are few. */
  public Forecast(MemoryPlan memory, long state, List<Size> sizes, double seconds, String basis) {
    this(memory, state, sizes, seconds, basis, 0);
  }

  /** A count of something, as of documents. */
  public record Size(String name, long value) {}
}
