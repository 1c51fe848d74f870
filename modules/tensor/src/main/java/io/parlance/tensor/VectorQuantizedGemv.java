package io.parlance.tensor;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product of a {@link QuantizedMatrix} and a vector: bytes become floats on the way, so that
 * nothing but the matrix is rounded. Four rows go by at a time, to share what is loaded of the
 * vector.
 */
final class VectorQuantizedGemv {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  /** As many bytes as floats; of the narrowest vectors twice as many, the smallest there are. */
  private static final VectorSpecies<Byte> BYTES =
      LANES == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;

  private VectorQuantizedGemv() {}

  static void rows(
      QuantizedMatrix a, int fromRow, int toRow, float[] x, int xOffset, float[] y, int yOffset) {
    if (BYTES.length() != LANES) {
      ScalarQuantizedGemv.rows(a, fromRow, toRow, x, xOffset, y, yOffset);
      return;
    }
    byte[] values = a.values();
    int columns = a.columns();
    int i = fromRow;
    for (; i + 4 <= toRow; i += 4) {
      four(values, i * columns, columns, a.scales(), i, x, xOffset, y, yOffset + i);
    }
    for (; i < toRow; i++) {
      one(values, i * columns, columns, a.scales()[i], x, xOffset, y, yOffset + i);
    }
  }

  private static void four(
      byte[] values,
      int at,
      int columns,
      float[] scales,
      int row,
      float[] x,
      int xOffset,
      float[] y,
      int yAt) {
    int row1 = at + columns;
    int row2 = at + 2 * columns;
    int row3 = at + 3 * columns;
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int body = columns - columns % LANES;
    for (int j = 0; j < body; j += LANES) {
      FloatVector v = FloatVector.fromArray(S, x, xOffset + j);
      ByteVector b0 = ByteVector.fromArray(BYTES, values, at + j);
      ByteVector b1 = ByteVector.fromArray(BYTES, values, row1 + j);
      ByteVector b2 = ByteVector.fromArray(BYTES, values, row2 + j);
      ByteVector b3 = ByteVector.fromArray(BYTES, values, row3 + j);
      s0 = v.fma(b0.castShape(S, 0), s0);
      s1 = v.fma(b1.castShape(S, 0), s1);
      s2 = v.fma(b2.castShape(S, 0), s2);
      s3 = v.fma(b3.castShape(S, 0), s3);
    }
    float t0 = VectorReductions.sum(s0);
    float t1 = VectorReductions.sum(s1);
    float t2 = VectorReductions.sum(s2);
    float t3 = VectorReductions.sum(s3);
    for (int j = body; j < columns; j++) {
      float v = x[xOffset + j];
      t0 = Math.fma(v, values[at + j], t0);
      t1 = Math.fma(v, values[row1 + j], t1);
      t2 = Math.fma(v, values[row2 + j], t2);
      t3 = Math.fma(v, values[row3 + j], t3);
    }
    y[yAt] = scales[row] * t0;
    y[yAt + 1] = scales[row + 1] * t1;
    y[yAt + 2] = scales[row + 2] * t2;
    y[yAt + 3] = scales[row + 3] * t3;
  }

  private static void one(
      byte[] values, int at, int columns, float scale, float[] x, int xOffset, float[] y, int yAt) {
    FloatVector sum = FloatVector.zero(S);
    int body = columns - columns % LANES;
    for (int j = 0; j < body; j += LANES) {
      ByteVector bytes = ByteVector.fromArray(BYTES, values, at + j);
      sum = FloatVector.fromArray(S, x, xOffset + j).fma(bytes.castShape(S, 0), sum);
    }
    float total = VectorReductions.sum(sum);
    for (int j = body; j < columns; j++) {
      total = Math.fma(x[xOffset + j], values[at + j], total);
    }
    y[yAt] = scale * total;
  }
}
