package io.parlance.trainers;

/** This JVM's heap as trainers plan with it, and the {@code --memory} that makes one. */
public final class Heap {
  private static final long MEGABYTE = 1 << 20;

  /**
   * What {@link Runtime#maxMemory} leaves out of {@code -Xmx}: one survivor space, a tenth of the
   * young generation of 48 MB that the launcher asks for, with room for its alignment.
   */
  private static final long KEPT_BACK = 5 * MEGABYTE;

  /** A full collection may leave garbage of a twentieth of the heap where it lies. */
  private static final int DEAD_WOOD_PARTS = 20;

  private Heap() {}

  /** The bytes that may be taken in all. */
  public static long size() {
    return Runtime.getRuntime().maxMemory();
  }

  /** The bytes that are taken now, garbage among them. */
  public static long taken() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** The bytes that are taken when garbage is collected, which is done first. */
  public static long living() {
    System.gc();
    return taken();
  }

  /** The {@code --memory}, in megabytes, with which the heap has at least so many bytes. */
  public static long megabytes(long bytes) {
    return (bytes + KEPT_BACK + MEGABYTE - 1) / MEGABYTE;
  }

  /**
   * The {@code --memory}, in megabytes, with which so many bytes more than {@code taken} can be
   * taken, although in that heap other garbage will lie about.
   */
  public static long megabytes(long taken, long more) {
    long bytes = taken + more;
    return megabytes(bytes + bytes / DEAD_WOOD_PARTS);
  }
}
