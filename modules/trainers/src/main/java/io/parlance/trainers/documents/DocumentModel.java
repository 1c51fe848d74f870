package io.parlance.trainers.documents;

import io.parlance.tensor.RowMatrix;

/**
 * A model that gives documents vectors, and texts that it has not seen vectors of the same space.
 * Safe to share between threads.
 */
public interface DocumentModel {

  /** A vector a document (documents, dimension): to be read only. */
  RowMatrix vectors();

  /** Where the documents are: as many as there are vectors. */
  DocumentList list();

  /**
   * The vector of a text, folded in: the model does not change.
   *
   * @param ids the text's words, the first {@code length} entries
   * @return floats of the vectors' dimension; all zero where the words tell nothing
   */
  float[] fold(int[] ids, int length);
}
