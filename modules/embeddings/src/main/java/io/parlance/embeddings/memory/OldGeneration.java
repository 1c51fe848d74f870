package io.parlance.embeddings.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.NotificationEmitter;

/** The part of the heap in which large arrays lie, and all that lives long. */
public final class OldGeneration {
  /** It may grow by one of so many parts, and by some more, before garbage is looked for. */
  private static final int MORE_PARTS = 50;

  private static final long MORE = 4 << 20;

  private static final AtomicBoolean WATCHED = new AtomicBoolean();

  private OldGeneration() {}

  /** The most bytes that it has held so far, garbage among them; 0 where that is not known. */
  static long mostSoFar() {
    return pool().map(pool -> pool.getPeakUsage().getUsed()).orElse(0L);
  }

  /**
   * Collects garbage now, and from now on whenever it has grown. Serial collectors of newer JDKs
   * let it take the whole heap first, and memory that a process has taken stays with it.
   */
  public static void collectAsItGrows() {
    Optional<MemoryPoolMXBean> watchable =
        pool().filter(MemoryPoolMXBean::isUsageThresholdSupported);
    if (watchable.isEmpty()) {
      System.gc();
      return;
    }
    MemoryPoolMXBean pool = watchable.get();
    if (WATCHED.compareAndSet(false, true)) {
      ((NotificationEmitter) ManagementFactory.getMemoryMXBean())
          .addNotificationListener(
              (notification, ignored) -> collect(pool),
              notification ->
                  notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED),
              null);
    }
    collect(pool);
  }

  private static void collect(MemoryPoolMXBean pool) {
    System.gc();
    long used = pool.getUsage().getUsed();
    long most = pool.getUsage().getMax();
    long next = used + used / MORE_PARTS + MORE;
    pool.setUsageThreshold(most < 0 ? next : Math.min(next, most));
  }

  private static Optional<MemoryPoolMXBean> pool() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(pool -> pool.getName().contains("Tenured") || pool.getName().contains("Old"))
        .findFirst();
  }
}
