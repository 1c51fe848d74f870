package io.parlance.tensor;

/**
 * {@link PackedMatrix} for {@link GemmTile}: panels as wide as a tile, each over the whole depth.
 *
 * <p>A product packs its rows, a small matter beside B, into the calling thread's scratch, then
 * takes panel after panel and within it strip after strip of rows, so that a panel comes from
 * memory once.
 */
final class VectorPackedMatrix implements PackedMatrix {
  private static final int LEAD = 12; // floats from the header's end to the next cache line
  private static final int PANELS_A_PART = 4;

  private final ThreadLocal<VectorGemm.Scratch> scratch;
  private final int depth;
  private final int columns;
  private final float[] panels; // (panel, depth, WIDTH), the last panel padded

  VectorPackedMatrix(ThreadLocal<VectorGemm.Scratch> scratch, int depth, int columns) {
    this.scratch = scratch;
    this.depth = depth;
    this.columns = columns;
    int width = (columns + GemmTile.WIDTH - 1) / GemmTile.WIDTH * GemmTile.WIDTH;
    this.panels = new float[Math.addExact(LEAD, Math.multiplyExact(width, depth))];
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
    return GemmTile.WIDTH;
  }

  @Override
  public void pack(boolean transposed, float[] b, int bOffset, int ldb, Parallel parallel) {
    int width = PANELS_A_PART * GemmTile.WIDTH;
    parallel.run(
        (columns + width - 1) / width,
        part -> {
          int from = part * width;
          int at = bOffset + (transposed ? from * ldb : from);
          int held = Math.min(width, columns - from);
          GemmPanels.packColumns(transposed, b, at, ldb, held, depth, panels, LEAD + from * depth);
        });
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
    VectorGemm.Scratch own = scratch.get();
    PanelArena.Room room = own.room();
    int depths = (depth + VectorGemm.DEPTH - 1) / VectorGemm.DEPTH;
    int strips = (m + GemmTile.HEIGHT - 1) / GemmTile.HEIGHT;
    for (int d = 0; d < depths; d++) {
      int first = (int) ((long) depth * d / depths);
      int length = (int) ((long) depth * (d + 1) / depths) - first;
      float[] rows = own.rows(strips * GemmTile.HEIGHT * length);
      for (int i = 0; i < m; i += GemmTile.HEIGHT) {
        int held = Math.min(GemmTile.HEIGHT, m - i);
        int at = aOffset + i * lda + first;
        GemmPanels.packRows(
            false, a, at, lda, held, VectorGemm.height(held), length, rows, i * length);
      }
      float factor = d == 0 ? beta : 1;
      for (int column = from; column < to; column += GemmTile.WIDTH) {
        int panel = LEAD + column * depth + first * GemmTile.WIDTH;
        int wide = Math.min(GemmTile.WIDTH, to - column);
        for (int i = 0; i < m; i += GemmTile.HEIGHT) {
          int held = Math.min(GemmTile.HEIGHT, m - i);
          VectorGemm.tile(VectorGemm.height(held), length, rows, i * length, panels, panel, room);
          int at = cOffset + i * ldc + column;
          GemmTile.store(room.array, room.tile, held, wide, 1, factor, c, at, ldc);
        }
      }
    }
  }
}
