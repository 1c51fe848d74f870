package io.parlance.trainers.lsa;

import io.parlance.embeddings.io.TensorData;
import java.util.Arrays;
import java.util.Map;

/**
 * A dense matrix (rows, columns) of many rows and few columns, in panels: {@link #PANEL} columns
 * side by side, all rows one after the other. What a sparse product jumps about in is then one
 * panel, a few megabytes, most of it in the caches.
 *
 * <p>Panels lie one after the other in as few arrays as hold them: small arrays would be copied by
 * the collector. Element ({@code row}, {@code column}) is {@code array(p)[start(p) + row PANEL +
 * column % PANEL]}, p = column / PANEL.
 */
final class TallMatrix {
  /** Columns of a panel: two cache lines a row. */
  static final int PANEL = 32;

  /** Floats before the first row: with the 16 bytes before an array's, rows start on a line. */
  private static final int LEAD = 12;

  private static final int MOST = Integer.MAX_VALUE - 8 - LEAD; // floats of an array

  final int rows;
  final int columns;
  final int width; // columns, rounded up to panels
  private final int together; // panels an array
  private final float[][] arrays;

  TallMatrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.width = width(columns);
    int panels = panels();
    this.together = Math.max(1, Math.min(panels, MOST / Math.max(1, rows * PANEL)));
    this.arrays = new float[(panels + together - 1) / together][];
    for (int i = 0; i < arrays.length; i++) {
      int held = Math.min(together, panels - i * together);
      arrays[i] = new float[LEAD + held * rows * PANEL];
    }
  }

  private static int width(int columns) {
    return (columns + PANEL - 1) / PANEL * PANEL;
  }

  /** The bytes that a matrix of this shape takes. */
  static long bytes(long rows, int columns) {
    return rows * width(columns) * Float.BYTES;
  }

  /** The most rows of which a panel fits in an array. */
  static int mostRows() {
    return MOST / PANEL;
  }

  /** The number of panels. */
  int panels() {
    return width / PANEL;
  }

  /** The array that holds a panel. */
  float[] array(int panel) {
    return arrays[panel / together];
  }

  /** Where in its array a panel starts. */
  int start(int panel) {
    return LEAD + panel % together * rows * PANEL;
  }

  /** Adds the arrays themselves to tensors, under names that begin so. */
  void name(String prefix, Map<String, TensorData> tensors) {
    for (int i = 0; i < arrays.length; i++) {
      tensors.put(prefix + i, new TensorData.Floats(1, arrays[i].length, arrays[i]));
    }
  }

  float at(int row, int column) {
    int panel = column / PANEL;
    return array(panel)[start(panel) + row * PANEL + column % PANEL];
  }

  void set(int row, int column, float value) {
    int panel = column / PANEL;
    array(panel)[start(panel) + row * PANEL + column % PANEL] = value;
  }

  /** Makes all of it zero. */
  void clear() {
    for (float[] array : arrays) {
      Arrays.fill(array, 0f);
    }
  }

  /** Copies some rows to row-major ones of {@link #width} floats. */
  void copyRows(int row, int count, float[] target) {
    for (int p = 0; p < panels(); p++) {
      float[] array = array(p);
      int at = start(p) + row * PANEL;
      for (int r = 0; r < count; r++) {
        System.arraycopy(array, at + r * PANEL, target, r * width + p * PANEL, PANEL);
      }
    }
  }

  /** Sets some rows from row-major ones of {@link #width} floats. */
  void setRows(int row, int count, float[] source) {
    for (int p = 0; p < panels(); p++) {
      float[] array = array(p);
      int at = start(p) + row * PANEL;
      for (int r = 0; r < count; r++) {
        System.arraycopy(source, r * width + p * PANEL, array, at + r * PANEL, PANEL);
      }
    }
  }

  /** The first {@code count} columns become those of {@code source}, of as many rows. */
  void copyColumns(TallMatrix source, int count) {
    for (int p = 0; p * PANEL < count; p++) {
      float[] from = source.array(p);
      float[] to = array(p);
      int shift = source.start(p) - start(p);
      int held = Math.min(PANEL, count - p * PANEL);
      for (int at = start(p); at < start(p) + rows * PANEL; at += PANEL) {
        System.arraycopy(from, at + shift, to, at, held);
      }
    }
  }
}
