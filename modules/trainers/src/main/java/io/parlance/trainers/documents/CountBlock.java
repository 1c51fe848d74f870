package io.parlance.trainers.documents;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Some neighbouring rows of a matrix of counts, in compressed rows: the words of document {@code
 * firstDocument + d} are {@code terms[starts[d] … starts[d + 1])}, rising, with their counts beside
 * them. To be read only.
 */
@SuppressWarnings("ArrayRecordComponent") // views of the matrix, never compared
public record CountBlock(int firstDocument, int[] starts, int[] terms, float[] counts) {

  /** The number of documents. */
  public int documents() {
    return starts.length - 1;
  }

  /** The number of cells. */
  public int cells() {
    return terms.length;
  }

  /** This block without the cells of some terms. */
  CountBlock without(BitSet left) {
    if (left.isEmpty()) {
      return this;
    }
    int[] newStarts = new int[starts.length];
    int[] newTerms = new int[cells()];
    float[] newCounts = new float[cells()];
    int kept = 0;
    for (int d = 0; d < documents(); d++) {
      for (int i = starts[d]; i < starts[d + 1]; i++) {
        if (!left.get(terms[i])) {
          newTerms[kept] = terms[i];
          newCounts[kept++] = counts[i];
        }
      }
      newStarts[d + 1] = kept;
    }
    return new CountBlock(
        firstDocument, newStarts, Arrays.copyOf(newTerms, kept), Arrays.copyOf(newCounts, kept));
  }
}
