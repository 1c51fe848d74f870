package io.parlance.embeddings.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OldGenerationTest {
  private static final int ARRAY = 16 << 20; // ints
  private static final int PATIENCE_SECONDS = 20;

  @Test
  void garbage_is_looked_for_when_it_has_grown() throws InterruptedException {
    OldGeneration.collectAsItGrows();
    long before = wholeCollections();
    List<int[]> living = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (wholeCollections() == before && System.nanoTime() < end) {
      if (living.size() < 4) {
        living.add(new int[ARRAY]);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(wholeCollections()).isGreaterThan(before);
    assertThat(OldGeneration.mostSoFar()).isGreaterThan((long) ARRAY * Integer.BYTES);
    assertThat(living).isNotEmpty();
  }

  /** Collections of the whole heap so far. */
  private static long wholeCollections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(
            collector ->
                collector.getName().contains("Old") || collector.getName().contains("MarkSweep"))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
