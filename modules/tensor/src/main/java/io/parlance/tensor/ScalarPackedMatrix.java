package io.parlance.tensor;

/** {@link PackedMatrix} in plain loops: the reference. */
final class ScalarPackedMatrix implements PackedMatrix {
  private final int depth;
  private final int columns;
  private final float[] values; // (columns, depth)

  ScalarPackedMatrix(int depth, int columns) {
    this.depth = depth;
    this.columns = columns;
    this.values = new float[Math.multiplyExact(depth, columns)];
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int granularity() {
    return 1;
  }

  @Override
  public void pack(boolean transposed, float[] b, int bOffset, int ldb, Parallel parallel) {
    for (int j = 0; j < columns; j++) {
      for (int p = 0; p < depth; p++) {
        values[j * depth + p] = b[bOffset + (transposed ? j * ldb + p : p * ldb + j)];
      }
    }
  }

  @Override
  public void multiply(
      int m,
      float[] a,
      int aOffset,
      int lda,
      int from,
      int to,
      float beta,
      float[] c,
      int cOffset,
      int ldc) {
    for (int i = 0; i < m; i++) {
      for (int j = from; j < to; j++) {
        float sum = 0;
        for (int p = 0; p < depth; p++) {
          sum = Math.fma(a[aOffset + i * lda + p], values[j * depth + p], sum);
        }
        int at = cOffset + i * ldc + j;
        c[at] = beta == 0 ? sum : Math.fma(beta, c[at], sum);
      }
    }
  }
}
