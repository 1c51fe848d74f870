package io.parlance.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with one vector: each element of A is used once, so nothing is packed and the memory
 * sets the pace. Four rows go by at a time, to share what is loaded of the vector.
 */
final class VectorGemv {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int MOST_PARTS = 64;

  /** Below this many multiply-adds, a part costs more to hand out than it saves. */
  private static final int LEAST_WORK = 1 << 15;

  private VectorGemv() {}

  /** {@code y = alpha A x + beta y}; A is (m, n), elements of y lie {@code yStep} apart. */
  static void rows(
      int m,
      int n,
      float alpha,
      float[] a,
      int aOffset,
      int lda,
      float[] x,
      int xOffset,
      float beta,
      float[] y,
      int yOffset,
      int yStep,
      Parallel parallel) {
    int fours = (m + 3) / 4;
    int parts = parts((long) m * n, fours);
    parallel.run(
        parts,
        part -> {
          int end = Math.min(m, 4 * cut(fours, part + 1, parts));
          int i = 4 * cut(fours, part, parts);
          float[] sums = new float[4];
          for (; i + 4 <= end; i += 4) {
            fourDots(a, aOffset + i * lda, lda, x, xOffset, n, sums);
            for (int j = 0; j < 4; j++) {
              put(alpha * sums[j], beta, y, yOffset + (i + j) * yStep);
            }
          }
          for (; i < end; i++) {
            float sum = VectorReductions.dot(a, aOffset + i * lda, x, xOffset, n);
            put(alpha * sum, beta, y, yOffset + i * yStep);
          }
        });
  }

  /** {@code y = alpha A' x + beta y}; A is (m, n), y contiguous. */
  static void columns(
      int m,
      int n,
      float alpha,
      float[] a,
      int aOffset,
      int lda,
      float[] x,
      int xOffset,
      float beta,
      float[] y,
      int yOffset,
      Parallel parallel) {
    int vectors = (n + LANES - 1) / LANES;
    int parts = parts((long) m * n, Math.max(1, n / 256));
    parallel.run(
        parts,
        part -> {
          int from = LANES * cut(vectors, part, parts);
          int width = Math.min(n, LANES * cut(vectors, part + 1, parts)) - from;
          start(beta, y, yOffset + from, width);
          int i = 0;
          for (; i + 4 <= m; i += 4) {
            addFour(
                alpha, x, xOffset + i, a, aOffset + i * lda + from, lda, y, yOffset + from, width);
          }
          for (; i < m; i++) {
            addOne(alpha * x[xOffset + i], a, aOffset + i * lda + from, y, yOffset + from, width);
          }
        });
  }

  private static void put(float product, float beta, float[] y, int at) {
    y[at] = beta == 0 ? product : Math.fma(beta, y[at], product);
  }

  private static void start(float beta, float[] y, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      y[i] = beta == 0 ? 0 : beta * y[i];
    }
  }

  private static void fourDots(
      float[] a, int at, int lda, float[] x, int xOffset, int n, float[] sums) {
    int row1 = at + lda;
    int row2 = at + 2 * lda;
    int row3 = at + 3 * lda;
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int body = n - n % LANES;
    for (int p = 0; p < body; p += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + p);
      s0 = v.fma(FloatVector.fromArray(SPECIES, a, at + p), s0);
      s1 = v.fma(FloatVector.fromArray(SPECIES, a, row1 + p), s1);
      s2 = v.fma(FloatVector.fromArray(SPECIES, a, row2 + p), s2);
      s3 = v.fma(FloatVector.fromArray(SPECIES, a, row3 + p), s3);
    }
    float t0 = VectorReductions.sum(s0);
    float t1 = VectorReductions.sum(s1);
    float t2 = VectorReductions.sum(s2);
    float t3 = VectorReductions.sum(s3);
    for (int p = body; p < n; p++) {
      float v = x[xOffset + p];
      t0 = Math.fma(v, a[at + p], t0);
      t1 = Math.fma(v, a[row1 + p], t1);
      t2 = Math.fma(v, a[row2 + p], t2);
      t3 = Math.fma(v, a[row3 + p], t3);
    }
    sums[0] = t0;
    sums[1] = t1;
    sums[2] = t2;
    sums[3] = t3;
  }

  private static void addFour(
      float alpha, float[] x, int xAt, float[] a, int at, int lda, float[] y, int yAt, int n) {
    int row1 = at + lda;
    int row2 = at + 2 * lda;
    int row3 = at + 3 * lda;
    float x0 = alpha * x[xAt];
    float x1 = alpha * x[xAt + 1];
    float x2 = alpha * x[xAt + 2];
    float x3 = alpha * x[xAt + 3];
    FloatVector v0 = FloatVector.broadcast(SPECIES, x0);
    FloatVector v1 = FloatVector.broadcast(SPECIES, x1);
    FloatVector v2 = FloatVector.broadcast(SPECIES, x2);
    FloatVector v3 = FloatVector.broadcast(SPECIES, x3);
    int body = n - n % LANES;
    for (int j = 0; j < body; j += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, y, yAt + j);
      sum = v0.fma(FloatVector.fromArray(SPECIES, a, at + j), sum);
      sum = v1.fma(FloatVector.fromArray(SPECIES, a, row1 + j), sum);
      sum = v2.fma(FloatVector.fromArray(SPECIES, a, row2 + j), sum);
      sum = v3.fma(FloatVector.fromArray(SPECIES, a, row3 + j), sum);
      sum.intoArray(y, yAt + j);
    }
    for (int j = body; j < n; j++) {
      float sum = Math.fma(x0, a[at + j], y[yAt + j]);
      sum = Math.fma(x1, a[row1 + j], sum);
      sum = Math.fma(x2, a[row2 + j], sum);
      y[yAt + j] = Math.fma(x3, a[row3 + j], sum);
    }
  }

  /** {@code y += alpha x}. */
  static void addOne(float alpha, float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector factor = FloatVector.broadcast(SPECIES, alpha);
    int body = n - n % LANES;
    for (int i = 0; i < body; i += LANES) {
      FloatVector.fromArray(SPECIES, x, xAt + i)
          .fma(factor, FloatVector.fromArray(SPECIES, y, yAt + i))
          .intoArray(y, yAt + i);
    }
    for (int i = body; i < n; i++) {
      y[yAt + i] = Math.fma(alpha, x[xAt + i], y[yAt + i]);
    }
  }

  private static int parts(long work, int most) {
    return (int) Math.max(1, Math.min(Math.min(most, MOST_PARTS), work / LEAST_WORK));
  }

  private static int cut(int size, int index, int parts) {
    return (int) ((long) size * index / parts);
  }
}
