package io.parlance.trainers.plsa;

import io.parlance.tensor.MixtureCells;
import io.parlance.trainers.documents.CountBlock;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The counts n(d,w) of a corpus, or of what a {@link HeldOut} left of it, in slabs of neighbouring
 * documents. Slabs follow from the corpus alone.
 *
 * @param slabs (documents of the slab, terms) each
 * @param terms the number of different words
 * @param tokens the sum of all counts
 */
record Counts(List<MixtureCells> slabs, int terms, double tokens) {
  /**
   * A slab ends with the block that brings it to so many cells: enough that a word has many of
   * them, few enough that its documents' P(z|d) stay in a processor's own cache.
   */
  static final int SLAB_CELLS = 1 << 19;

  /**
   * A slab ends with the block that brings it to so many documents, too: short ones have few cells.
   */
  static final int SLAB_DOCUMENTS = 1 << 14;

  Counts {
    slabs = List.copyOf(slabs);
  }

  /** All counts of the matrix. */
  static Counts of(DocumentTerms matrix) throws IOException {
    return new Builder(matrix).build();
  }

  /** The counts that {@code split} leaves to train on; the others go to it. */
  static Counts of(DocumentTerms matrix, HeldOut split) throws IOException {
    Builder builder = new Builder(matrix);
    builder.split = split;
    return builder.build();
  }

  /** Puts blocks together. */
  private static final class Builder {
    private final DocumentTerms matrix;
    private final List<MixtureCells> slabs = new ArrayList<>();
    private HeldOut split = HeldOut.none();
    private int[] starts = new int[1];
    private int[] terms = new int[0];
    private float[] counts = new float[0];
    private int documents;
    private int seen; // cells of the slab before the split
    private double tokens;

    Builder(DocumentTerms matrix) {
      this.matrix = matrix;
    }

    Counts build() throws IOException {
      for (int index = 0; index < matrix.blocks(); index++) {
        add(matrix.block(index));
        if (seen >= SLAB_CELLS || documents >= SLAB_DOCUMENTS) {
          close();
        }
      }
      close();
      return new Counts(slabs, matrix.terms(), tokens);
    }

    private void add(CountBlock block) {
      int cells = starts[documents];
      if (cells + block.cells() > terms.length) {
        int room = Math.max(cells + block.cells(), Math.min(SLAB_CELLS * 9 / 8, cells * 2));
        terms = Arrays.copyOf(terms, room);
        counts = Arrays.copyOf(counts, room);
      }
      if (documents + block.documents() >= starts.length) {
        starts = Arrays.copyOf(starts, (documents + block.documents()) * 2 + 1);
      }
      for (int d = 0; d < block.documents(); d++) {
        int kept = split.keep(slabs.size(), documents, block, d, terms, counts, cells);
        for (int i = cells; i < cells + kept; i++) {
          tokens += counts[i];
        }
        cells += kept;
        starts[++documents] = cells;
      }
      seen += block.cells();
    }

    private void close() {
      if (documents > 0) {
        int cells = starts[documents];
        slabs.add(
            new MixtureCells(
                Arrays.copyOf(starts, documents + 1),
                Arrays.copyOf(terms, cells),
                Arrays.copyOf(counts, cells),
                matrix.terms()));
        documents = 0;
        seen = 0;
      }
    }
  }
}
