package io.parlance.trainers.documents;

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
}
