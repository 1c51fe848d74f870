package io.parlance.embeddings.io;

import java.io.IOException;
import java.nio.file.Path;

/** The examination of one file of one format, and after it, the saving of what is whole. */
sealed interface Checkup permits ArchiveCheckup, FastTextCheckup, RowsCheckup, TensorCheckup {

  /**
   * Goes through the whole file.
   *
   * @throws IOException if the system fails; what is wrong with the file is added to the findings
   */
  void examine(Findings findings) throws IOException;

  /** How many words are whole, once examined. */
  long words();

  /** The length of a vector, once examined; 0 where unknown. */
  long dimension();

  /**
   * Writes what is whole, once examined.
   *
   * @throws ModelFormatException if nothing can be saved
   */
  RepairReport repair(Path out) throws IOException;
}
