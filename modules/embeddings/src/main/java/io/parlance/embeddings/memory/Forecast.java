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
 */
public record Forecast(
    MemoryPlan memory, long state, List<Size> sizes, double seconds, String basis) {

  public Forecast {
    sizes = List.copyOf(sizes);
  }

  /** A count of something, as of documents. */
  public record Size(String name, long value) {}
}
