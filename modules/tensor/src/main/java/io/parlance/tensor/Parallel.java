package io.parlance.tensor;

/**
 * Runs the parts of a fixed partition on a number of threads.
 *
 * <p>The partition is the caller's; which thread runs which part is not defined. Where a partition
 * decides in what order numbers are summed, it must be made from shapes alone: then results do not
 * depend on the number of threads.
 */
public interface Parallel extends AutoCloseable {

  /** One part of a partition. */
  @FunctionalInterface
  interface Part {
    /** Does the work of part {@code index}. */
    void run(int index);
  }

  /** The number of threads that work at once, at least 1. */
  int threads();

  /**
   * Runs parts {@code 0 … parts-1} and returns when all are done. The first exception that a part
   * throws is thrown here, once the parts under way have ended; parts not begun are left out.
   *
   * <p>May be called from several threads at once and from within a part: whichever finds the
   * threads at work does its parts alone.
   */
  void run(int parts, Part part);

  /** Ends the threads; later runs are done by the calling thread alone. */
  @Override
  void close();

  /** Everything on the calling thread. */
  static Parallel sequential() {
    return SequentialParallel.INSTANCE;
  }

  /**
   * A pool of {@code threads} daemon threads, the caller's among them.
   *
   * @throws IllegalArgumentException if {@code threads} is below 1
   */
  static Parallel of(int threads) {
    return threads == 1 ? sequential() : new PooledParallel(threads);
  }
}
