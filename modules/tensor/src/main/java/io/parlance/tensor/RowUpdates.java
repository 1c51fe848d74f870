package io.parlance.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the rows of a {@link RowBlock} gain by its slopes: 8 (or 4) output rows are held in
 * registers while the inputs go by, so that every row is read and written once.
 */
final class RowUpdates {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  private RowUpdates() {}

  /** Updates all rows. */
  static void update(RowBlock block) {
    int tile = 0;
    for (; tile + 1 < block.outputTiles; tile += 2) {
      update8(block, tile);
    }
    if (tile < block.outputTiles) {
      update4(block, tile);
    }
  }

  private static void update8(RowBlock block, int tile) {
    int[] rows = block.outputRows;
    int o = tile * RowBlock.TILE;
    int o0 = rows[o];
    int o1 = rows[o + 1];
    int o2 = rows[o + 2];
    int o3 = rows[o + 3];
    int o4 = rows[o + 4];
    int o5 = rows[o + 5];
    int o6 = rows[o + 6];
    int o7 = rows[o + 7];
    float[] in = block.input;
    float[] out = block.output;
    float[] g = block.slope;
    int[] inputRows = block.inputRows;
    int inputs = block.inputs;
    int tileRow = block.outputTiles * RowBlock.TILE_SIZE;
    int base = tile * RowBlock.TILE_SIZE;
    for (int k = 0; k < block.stride; k += LANES) {
      FloatVector p0 = FloatVector.fromArray(S, out, o0 + k);
      FloatVector p1 = FloatVector.fromArray(S, out, o1 + k);
      FloatVector p2 = FloatVector.fromArray(S, out, o2 + k);
      FloatVector p3 = FloatVector.fromArray(S, out, o3 + k);
      FloatVector p4 = FloatVector.fromArray(S, out, o4 + k);
      FloatVector p5 = FloatVector.fromArray(S, out, o5 + k);
      FloatVector p6 = FloatVector.fromArray(S, out, o6 + k);
      FloatVector p7 = FloatVector.fromArray(S, out, o7 + k);
      FloatVector a0 = p0;
      FloatVector a1 = p1;
      FloatVector a2 = p2;
      FloatVector a3 = p3;
      FloatVector a4 = p4;
      FloatVector a5 = p5;
      FloatVector a6 = p6;
      FloatVector a7 = p7;
      for (int i = 0; i < inputs; i++) {
        int at = base + (i >> 2) * tileRow + (i & 3) * RowBlock.TILE;
        FloatVector x = FloatVector.fromArray(S, in, inputRows[i] + k);
        FloatVector g0 = FloatVector.broadcast(S, g[at]);
        FloatVector even = g0.fma(p0, x);
        a0 = g0.fma(x, a0);
        FloatVector g1 = FloatVector.broadcast(S, g[at + 1]);
        FloatVector odd = g1.mul(p1);
        a1 = g1.fma(x, a1);
        FloatVector g2 = FloatVector.broadcast(S, g[at + 2]);
        even = g2.fma(p2, even);
        a2 = g2.fma(x, a2);
        FloatVector g3 = FloatVector.broadcast(S, g[at + 3]);
        odd = g3.fma(p3, odd);
        a3 = g3.fma(x, a3);
        FloatVector g4 = FloatVector.broadcast(S, g[at + 16]);
        even = g4.fma(p4, even);
        a4 = g4.fma(x, a4);
        FloatVector g5 = FloatVector.broadcast(S, g[at + 17]);
        odd = g5.fma(p5, odd);
        a5 = g5.fma(x, a5);
        FloatVector g6 = FloatVector.broadcast(S, g[at + 18]);
        even = g6.fma(p6, even);
        a6 = g6.fma(x, a6);
        FloatVector g7 = FloatVector.broadcast(S, g[at + 19]);
        odd = g7.fma(p7, odd);
        a7 = g7.fma(x, a7);
        even.add(odd).intoArray(in, inputRows[i] + k);
      }
      // the last rows first: those that only fill the tile up are row 0 again
      a7.intoArray(out, o7 + k);
      a6.intoArray(out, o6 + k);
      a5.intoArray(out, o5 + k);
      a4.intoArray(out, o4 + k);
      a3.intoArray(out, o3 + k);
      a2.intoArray(out, o2 + k);
      a1.intoArray(out, o1 + k);
      a0.intoArray(out, o0 + k);
    }
  }

  private static void update4(RowBlock block, int tile) {
    int[] rows = block.outputRows;
    int o = tile * RowBlock.TILE;
    int o0 = rows[o];
    int o1 = rows[o + 1];
    int o2 = rows[o + 2];
    int o3 = rows[o + 3];
    float[] in = block.input;
    float[] out = block.output;
    float[] g = block.slope;
    int[] inputRows = block.inputRows;
    int inputs = block.inputs;
    int tileRow = block.outputTiles * RowBlock.TILE_SIZE;
    int base = tile * RowBlock.TILE_SIZE;
    for (int k = 0; k < block.stride; k += LANES) {
      FloatVector p0 = FloatVector.fromArray(S, out, o0 + k);
      FloatVector p1 = FloatVector.fromArray(S, out, o1 + k);
      FloatVector p2 = FloatVector.fromArray(S, out, o2 + k);
      FloatVector p3 = FloatVector.fromArray(S, out, o3 + k);
      FloatVector a0 = p0;
      FloatVector a1 = p1;
      FloatVector a2 = p2;
      FloatVector a3 = p3;
      for (int i = 0; i < inputs; i++) {
        int at = base + (i >> 2) * tileRow + (i & 3) * RowBlock.TILE;
        FloatVector x = FloatVector.fromArray(S, in, inputRows[i] + k);
        FloatVector g0 = FloatVector.broadcast(S, g[at]);
        FloatVector even = g0.fma(p0, x);
        a0 = g0.fma(x, a0);
        FloatVector g1 = FloatVector.broadcast(S, g[at + 1]);
        FloatVector odd = g1.mul(p1);
        a1 = g1.fma(x, a1);
        FloatVector g2 = FloatVector.broadcast(S, g[at + 2]);
        even = g2.fma(p2, even);
        a2 = g2.fma(x, a2);
        FloatVector g3 = FloatVector.broadcast(S, g[at + 3]);
        odd = g3.fma(p3, odd);
        a3 = g3.fma(x, a3);
        even.add(odd).intoArray(in, inputRows[i] + k);
      }
      a3.intoArray(out, o3 + k);
      a2.intoArray(out, o2 + k);
      a1.intoArray(out, o1 + k);
      a0.intoArray(out, o0 + k);
    }
  }
}
