package io.parlance.embeddings.io;

import java.util.Locale;

/** The kinds of what can be found in a file of a model. */
public enum Symptom {
  /** The file is of no format that is known here. */
  UNKNOWN_FORMAT,
  /** The header says what cannot be, or sizes that do not fit one another or the file. */
  HEADER,
  /** The file ends before its content does. */
  CUT_OFF,
  /** The file goes on behind its content. */
  TRAILING,
  /** A row, or an entry of a word, that cannot be read. */
  ROW,
  /** A number that is none, or infinite. */
  NOT_FINITE,
  /** A word that came before. */
  DUPLICATE,
  /** Text that is no UTF-8. */
  BROKEN_UTF8,
  /** The bytes are not those that were written. */
  CHECKSUM,
  /** Parts that contradict one another. */
  CONTENT,
  /** A vector of zeros: odd, but nothing is lost. */
  ZERO_ROW;

  /** Whether a file with it is damaged; else it is a remark. */
  public boolean damages() {
    return this != ZERO_ROW;
  }

  /** The name in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
