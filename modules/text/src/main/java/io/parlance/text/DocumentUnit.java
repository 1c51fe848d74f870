package io.parlance.text;

/** What is one document of a corpus. */
public enum DocumentUnit {
  /** A line. */
  LINE,
  /** What stands between blank lines. */
  PARAGRAPH,
  /** A source. */
  FILE;

  /** Whether this boundary ends a document. */
  public boolean endsAt(Boundary boundary) {
    Boundary least =
        switch (this) {
          case LINE -> Boundary.LINE;
          case PARAGRAPH -> Boundary.PARAGRAPH;
          case FILE -> Boundary.FILE;
        };
    return boundary.compareTo(least) >= 0;
  }
}
