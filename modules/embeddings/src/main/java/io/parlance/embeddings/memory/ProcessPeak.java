package io.parlance.embeddings.memory;

import io.parlance.embeddings.memory.MemoryPlan.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The most memory that this process will have had at the end of a training that is planned, in
 * bytes resident, as {@code /usr/bin/time} tells it: with the launcher's settings, which keep the
 * heap close to what lives in it.
 *
 * @param parts what the JVM takes beside what lives long in the heap
 * @param living what lives long at the peak
 */
public record ProcessPeak(List<Part> parts, long living) {
  private static final long MEGABYTE = 1 << 20;

  /**
   * The JVM's libraries, classes, compiled code, and the compiler at work; measured with the
   * commands of JDK 17 and 25, see docs/memory.md.
   */
  private static final long PROGRAM = 98 * MEGABYTE;

  /** Stacks and buffers of a thread that works, and its part of the allocator. */
  private static final long THREAD = MEGABYTE;

  /** A twenty-fifth of what lives long: cards, marks, and what is collected late. */
  private static final int LATE_PARTS = 25;

  public ProcessPeak {
    parts = List.copyOf(parts);
  }

  /**
   * The peak.
   *
   * @param held bytes that live before the training begins
   * @param planned bytes that it needs
   * @param code bytes of compiled code beside what any training has
   */
  public static ProcessPeak of(long held, long planned, int threads, long code) {
    long living = held + planned;
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("program and JVM", "", PROGRAM + code + threads * THREAD));
    parts.add(new Part("young generation", "", Math.min(Heap.YOUNG, Heap.size() / 3)));
    long before = OldGeneration.mostSoFar() - living;
    if (before > 0) {
      parts.add(new Part("more while reading", "", before));
    }
    parts.add(new Part("collector", "", Math.max(living, living + before) / LATE_PARTS));
    return new ProcessPeak(parts, living);
  }

  /** All of it. */
  public long bytes() {
    return living + parts.stream().mapToLong(Part::bytes).sum();
  }
}
