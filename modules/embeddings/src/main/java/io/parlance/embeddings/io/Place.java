package io.parlance.embeddings.io;

/** Where in a file something is. */
public sealed interface Place {

  /** The file as a whole. */
  record Whole() implements Place {
    @Override
    public String toString() {
      return "";
    }
  }

  /**
   * A byte.
   *
   * @param bytes from 0, of the unpacked bytes where the file is gzipped
   * @param unpacked whether it is
   */
  record Offset(long bytes, boolean unpacked) implements Place {
    @Override
    public String toString() {
      return "byte " + bytes + (unpacked ? " unpacked: " : ": ");
    }
  }

  /**
   * A line.
   *
   * @param number from 1
   */
  record Line(long number) implements Place {
    @Override
    public String toString() {
      return "line " + number + ": ";
    }
  }
}
