package io.parlance.embeddings.memory;

/** This JVM's heap as trainings plan with it, and the {@code --memory} that makes one. */
public final class Heap {
  private static final long MEGABYTE = 1 << 20;

  /** The young generation that the launcher asks for: large arrays do not lie there. */
  static final long YOUNG = 48 * MEGABYTE;

  /**
   * What {@link Runtime#maxMemory} leaves out of {@code -Xmx}: one survivor space, a tenth of the
   * young generation, with room for its alignment.
   */
  private static final long KEPT_BACK = 5 * MEGABYTE;

  /** Small objects that outlive the young generation while large arrays are made. */
  private static final long SMALL_OBJECTS = 4 * MEGABYTE;

  /** What is held differs from run to run by less than one of so many parts, and some more. */
  private static final int MORE_PARTS = 100;

  private static final long MORE = 2 * MEGABYTE;

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

  /** The bytes that may live at once in a heap of {@link #size} {@code size}; not below 0. */
  public static long room(long size) {
    return Math.max(0, size - (YOUNG - KEPT_BACK) - SMALL_OBJECTS);
  }

  /** By how much what is held may differ in another run that holds the same. */
  static long difference(long held) {
    return held / MORE_PARTS + MORE;
  }

  /**
   * The {@code --memory}, in megabytes, of a heap in which so many bytes may live at once, although
   * there some more will be held.
   */
  public static long megabytes(long bytes) {
    long most = bytes + difference(bytes) + SMALL_OBJECTS;
    return (most + YOUNG + SMALL_OBJECTS + MEGABYTE - 1) / MEGABYTE;
  }
}
