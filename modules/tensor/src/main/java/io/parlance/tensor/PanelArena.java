package io.parlance.tensor;

/**
 * Room for the panels of several threads in one array, so large that G1 gives it regions of its
 * own: behind the 16 bytes of its header everything can then lie on cache lines, and no load of a
 * whole vector touches two of them (5 % of a product's time). Elsewhere nothing is lost but that.
 */
final class PanelArena {
  private static final int THREADS = 8;
  private static final int LEAD = 12; // floats from the header's end to the next cache line

  private float[] array = new float[0];
  private int used = THREADS;

  /** A part of an array that one thread has for itself. */
  static final class Room {
    /** The array, shared with other threads. */
    final float[] array;

    /** Where {@link GemmTile#SIZE} floats for a tile are. */
    final int tile;

    /** Where {@link VectorGemm#PANELS} panels are. */
    final int panels;

    private Room(float[] array, int offset) {
      this.array = array;
      this.tile = offset;
      this.panels = offset + GemmTile.SIZE;
    }
  }

  synchronized Room take() {
    int size = GemmTile.SIZE + VectorGemm.PANELS * VectorGemm.DEPTH * GemmTile.WIDTH;
    if (used == THREADS) {
      array = new float[LEAD + THREADS * size];
      used = 0;
    }
    return new Room(array, LEAD + used++ * size);
  }
}
