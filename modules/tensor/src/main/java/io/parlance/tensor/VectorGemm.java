package io.parlance.tensor;

/**
 * One product {@code C = alpha op(A) op(B) + beta C} by the vector backend.
 *
 * <p>After Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication (2008): the
 * depth is cut into blocks; a block of A's rows is packed once, then B goes by in panels as wide as
 * a register tile, a few of them packed just before they are used, so that they are still in the
 * second-level cache. Each element of C is one chain in the order of the depth: neither the cut
 * into parts nor the number of threads changes a bit.
 */
final class VectorGemm {
  /** Depth of a block: a strip of A then stays in the first-level cache while panels go by. */
  static final int DEPTH = 512;

  /** Rows of A packed at a time: they fit the second-level cache. */
  static final int ROWS = 1024;

  /** With fewer rows of its own, a thread would pack much of B for few. */
  private static final int LEAST_ROWS = 400;

  /** A transposed B that has so many columns for each row of A is packed but once. */
  private static final int WIDE = 4;

  /** Panels of B packed together: rows of B are then read, and those of C written, in long runs. */
  static final int PANELS = 8;

  private static final int MOST_PARTS = 64;

  /** More parts even out the threads' loads, but each then packs fewer panels together. */
  private static final int PARTS_A_THREAD = 2;

  /** Below this many multiply-adds, a part costs more to hand out than it saves. */
  private static final int LEAST_WORK = 1 << 19;

  /** Buffers of a thread, kept from call to call. */
  static final class Scratch {
    private final PanelArena.Room room;
    private float[] rows = new float[0];

    Scratch(PanelArena.Room room) {
      this.room = room;
    }

    PanelArena.Room room() {
      return room;
    }

    float[] rows(int size) {
      if (rows.length < size) {
        rows = new float[size];
      }
      return rows;
    }
  }

  private final ThreadLocal<Scratch> scratch;
  private final boolean transposeA;
  private final boolean transposeB;
  private final int m;
  private final int n;
  private final int k;
  private final float alpha;
  private final float[] a;
  private final int aOffset;
  private final int lda;
  private final float[] b;
  private final int bOffset;
  private final int ldb;
  private final float[] c;
  private final int cOffset;
  private final int ldc;

  VectorGemm(
      ThreadLocal<Scratch> scratch,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      float alpha,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc) {
    this.scratch = scratch;
    this.transposeA = transposeA;
    this.transposeB = transposeB;
    this.m = m;
    this.n = n;
    this.k = k;
    this.alpha = alpha;
    this.a = a;
    this.aOffset = aOffset;
    this.lda = lda;
    this.b = b;
    this.bOffset = bOffset;
    this.ldb = ldb;
    this.c = c;
    this.cOffset = cOffset;
    this.ldc = ldc;
  }

  void run(float beta, Parallel parallel) {
    int threads = parallel.threads();
    boolean dear = transposeB && n > WIDE * m; // to pack B twice
    if (threads == 1 || m < threads * LEAST_ROWS || dear) {
      rows(0, m, beta, parallel);
      return;
    }
    // Each thread takes rows for itself: no waiting, and what it packs is in its own cache.
    int strips = ceil(m, GemmTile.HEIGHT);
    int parts = threads * ceil(m, threads * ROWS);
    parallel.run(
        parts,
        part -> {
          int first = cut(strips, part, parts) * GemmTile.HEIGHT;
          int last = Math.min(m, cut(strips, part + 1, parts) * GemmTile.HEIGHT);
          rows(first, last, beta, Parallel.sequential());
        });
  }

  /** Rows {@code first … last-1} of the product. */
  private void rows(int first, int last, float beta, Parallel parallel) {
    int depths = ceil(k, DEPTH);
    for (int row = first; row < last; row += ROWS) {
      for (int d = 0; d < depths; d++) {
        int from = cut(k, d, depths);
        int depth = cut(k, d + 1, depths) - from;
        block(row, Math.min(ROWS, last - row), from, depth, d == 0 ? beta : 1f, parallel);
      }
    }
  }

  /** Adds the product of {@code rows} rows over {@code depth} of the depth. */
  private void block(int row, int rows, int from, int depth, float beta, Parallel parallel) {
    int strips = ceil(rows, GemmTile.HEIGHT);
    float[] packed = scratch.get().rows(strips * GemmTile.HEIGHT * depth);
    int packParts = parts((long) rows * depth * 16, Math.min(strips, MOST_PARTS));
    parallel.run(
        packParts,
        part -> {
          int end = cut(strips, part + 1, packParts);
          int strip = cut(strips, part, packParts);
          if (transposeA) {
            int first = strip * GemmTile.HEIGHT;
            int whole = Math.max(0, Math.min(end, rows / GemmTile.HEIGHT) - strip);
            int at = at(aOffset, lda, true, row + first, from);
            GemmPanels.packStrips(a, at, lda, whole, depth, packed, first * depth);
            strip += whole;
          }
          for (; strip < end; strip++) {
            packStrip(row, rows, strip, from, depth, packed);
          }
        });
    int panels = ceil(n, GemmTile.WIDTH);
    // Every part packs its panels of B for itself: rather many columns than many rows of parts.
    int worth = parts((long) rows * n * depth, MOST_PARTS);
    int wanted = Math.min(worth, PARTS_A_THREAD * parallel.threads());
    int across =
        Math.max(1, Math.min(Math.min(worth, panels / 2), Math.max(wanted, panels / PANELS)));
    int down = Math.max(1, Math.min(wanted / across, rows / 256));
    parallel.run(
        across * down,
        part -> {
          int x = part % across;
          int y = part / across;
          int firstStrip = cut(strips, y, down);
          int lastStrip = cut(strips, y + 1, down);
          int lastPanel = cut(panels, x + 1, across);
          PanelArena.Room own = scratch.get().room();
          for (int panel = cut(panels, x, across); panel < lastPanel; panel += PANELS) {
            int together = Math.min(PANELS, lastPanel - panel);
            packPanels(panel, together, from, depth, own);
            multiply(row, rows, firstStrip, lastStrip, panel, together, depth, beta, packed, own);
          }
        });
  }

  private void packStrip(int row, int rows, int strip, int from, int depth, float[] packed) {
    int first = strip * GemmTile.HEIGHT;
    int at = at(aOffset, lda, transposeA, row + first, from);
    int held = Math.min(GemmTile.HEIGHT, rows - first);
    GemmPanels.packRows(transposeA, a, at, lda, held, height(held), depth, packed, first * depth);
  }

  private void packPanels(int panel, int together, int from, int depth, PanelArena.Room own) {
    int column = panel * GemmTile.WIDTH;
    int columns = Math.min(together * GemmTile.WIDTH, n - column);
    int at = at(bOffset, ldb, transposeB, from, column);
    GemmPanels.packColumns(transposeB, b, at, ldb, columns, depth, own.array, own.panels);
  }

  private void multiply(
      int row,
      int rows,
      int firstStrip,
      int lastStrip,
      int panel,
      int together,
      int depth,
      float beta,
      float[] packed,
      PanelArena.Room own) {
    for (int strip = firstStrip; strip < lastStrip; strip++) {
      int first = strip * GemmTile.HEIGHT;
      int held = Math.min(GemmTile.HEIGHT, rows - first);
      int to = cOffset + (row + first) * ldc + panel * GemmTile.WIDTH;
      for (int q = 0; q < together; q++) {
        int columns = Math.min(GemmTile.WIDTH, n - (panel + q) * GemmTile.WIDTH);
        int right = own.panels + q * depth * GemmTile.WIDTH;
        tile(height(held), depth, packed, first * depth, own.array, right, own);
        GemmTile.store(
            own.array, own.tile, held, columns, alpha, beta, c, to + q * GemmTile.WIDTH, ldc);
      }
    }
  }

  /** The product of {@code height} packed rows and a panel goes to the room's tile. */
  static void tile(
      int height,
      int depth,
      float[] rows,
      int left,
      float[] panels,
      int right,
      PanelArena.Room room) {
    switch (height) {
      case 4 -> GemmTile.fourRows(depth, rows, left, panels, right, room.array, room.tile);
      case 8 -> GemmTile.eightRows(depth, rows, left, panels, right, room.array, room.tile);
      default -> GemmTile.fourteenRows(depth, rows, left, panels, right, room.array, room.tile);
    }
  }

  /** The height of the tile for so many rows. */
  static int height(int rows) {
    return rows <= 4 ? 4 : rows <= 8 ? 8 : 14;
  }

  private static int at(int offset, int step, boolean transposed, int row, int column) {
    return transposed ? offset + column * step + row : offset + row * step + column;
  }

  private static int parts(long work, int most) {
    return (int) Math.max(1, Math.min(most, work / LEAST_WORK));
  }

  /** Where part {@code index} of {@code parts} begins, of {@code size} things. */
  private static int cut(int size, int index, int parts) {
    return (int) ((long) size * index / parts);
  }

  private static int ceil(int size, int step) {
    return (size + step - 1) / step;
  }
}
