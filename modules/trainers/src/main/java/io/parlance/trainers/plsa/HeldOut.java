package io.parlance.trainers.plsa;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.documents.CountBlock;
import java.util.Arrays;

/**
 * Tokens that training does not see, drawn from all documents, and how well they are foretold.
 *
 * <p>A document whose tokens would all be held out keeps them.
 */
final class HeldOut {
  /**
   * The share of P(w|d) that is the word's share of the whole corpus: a single token that a
   * document's topics hold impossible would make perplexity infinite, and say nothing of the rest.
   */
  static final double BACKGROUND = 0.01;

  private static final int PARTS = 64;
  private static final long STREAM = 0x48454c44; // random numbers of its own

  private final double share;
  private final long seed;
  private final float[] seenCounts; // (terms): n(w) that training sees
  private double seen;
  private double tokens;
  private int size;
  private int[] slabs = new int[0]; // (size) each, in the order of the documents
  private int[] rows = new int[0];
  private int[] terms = new int[0];
  private float[] counts = new float[0];

  /** Holds this share of tokens out. */
  HeldOut(double share, long seed, int terms) {
    this.share = share;
    this.seed = seed;
    this.seenCounts = new float[terms];
  }

  /** Holds nothing out. */
  static HeldOut none() {
    return new HeldOut(0, 0, 0);
  }

  /** The number of tokens held out. */
  double tokens() {
    return tokens;
  }

  /**
   * Writes the cells that training sees of document {@code d} of a block to {@code keptTerms} and
   * {@code keptCounts} from {@code at} on, and returns how many they are.
   */
  int keep(
      int slab, int row, CountBlock block, int d, int[] keptTerms, float[] keptCounts, int at) {
    int from = block.starts()[d];
    int length = block.starts()[d + 1] - from;
    System.arraycopy(block.terms(), from, keptTerms, at, length);
    System.arraycopy(block.counts(), from, keptCounts, at, length);
    if (share == 0) {
      return length;
    }
    int before = size;
    int kept = 0;
    RandomBits random = new RandomBits(seed, STREAM + ((long) slab << 32) + row);
    for (int i = at; i < at + length; i++) {
      int out = 0;
      for (int token = 0; token < keptCounts[i]; token++) {
        out += random.unit() < share ? 1 : 0;
      }
      if (out > 0) {
        hold(slab, row, keptTerms[i], out);
      }
      if (out < keptCounts[i]) {
        keptTerms[at + kept] = keptTerms[i];
        keptCounts[at + kept++] = keptCounts[i] - out;
      }
    }
    if (kept == 0) {
      size = before;
      System.arraycopy(block.terms(), from, keptTerms, at, length);
      System.arraycopy(block.counts(), from, keptCounts, at, length);
      kept = length;
    }
    for (int i = before; i < size; i++) {
      tokens += counts[i];
    }
    for (int i = at; i < at + kept; i++) {
      seenCounts[keptTerms[i]] += keptCounts[i];
      seen += keptCounts[i];
    }
    return kept;
  }

  private void hold(int slab, int row, int term, int count) {
    if (size == slabs.length) {
      int room = Math.max(1024, size * 3 / 2);
      slabs = Arrays.copyOf(slabs, room);
      rows = Arrays.copyOf(rows, room);
      terms = Arrays.copyOf(terms, room);
      counts = Arrays.copyOf(counts, room);
    }
    slabs[size] = slab;
    rows[size] = row;
    terms[size] = term;
    counts[size++] = count;
  }

  /** {@code exp(-Σ n ln P(w|d) / Σ n)} over the tokens held out; NaN where there are none. */
  double perplexity(Aspects aspects, Parallel parallel) {
    double[] logs = new double[PARTS];
    parallel.run(PARTS, part -> logs[part] = logs(aspects, share(part), share(part + 1)));
    return Math.exp(-Arrays.stream(logs).sum() / tokens);
  }

  private int share(int part) {
    return (int) ((long) size * part / PARTS);
  }

  private double logs(Aspects aspects, int from, int to) {
    RowMatrix words = aspects.words();
    double sum = 0;
    for (int i = from; i < to; i++) {
      RowMatrix documents = aspects.documents().get(slabs[i]);
      float[] x = documents.block(rows[i]);
      float[] y = words.block(terms[i]);
      int xAt = documents.offset(rows[i]);
      int yAt = words.offset(terms[i]);
      double mixture = 0;
      for (int z = 0; z < words.dimension(); z++) {
        mixture += x[xAt + z] * y[yAt + z];
      }
      double background = (seenCounts[terms[i]] + 1) / (seen + seenCounts.length);
      sum += counts[i] * Math.log((1 - BACKGROUND) * mixture + BACKGROUND * background);
    }
    return sum;
  }
}
