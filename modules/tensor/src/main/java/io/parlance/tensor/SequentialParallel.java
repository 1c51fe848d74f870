package io.parlance.tensor;

/** {@link Parallel} on the calling thread. */
final class SequentialParallel implements Parallel {
  static final SequentialParallel INSTANCE = new SequentialParallel();

  private SequentialParallel() {}

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void run(int parts, Part part) {
    for (int i = 0; i < parts; i++) {
      part.run(i);
    }
  }

  @Override
  public void close() {}
}
