package io.parlance.embeddings.io;

import java.io.IOException;

/** The lines of a file, in place in its buffer. */
final class LineInput {
  private final ByteInput in;
  private int longest;
  private int length;
  private int behind; // bytes of the line before, its newline included
  private long line;

  /**
   * @param longest the most bytes that a line may have
   */
  LineInput(ByteInput in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The same lines, of which the coming ones may have {@code bytes} bytes. */
  LineInput longer(int bytes) {
    longest = Math.max(longest, bytes);
    return this;
  }

  /**
   * Goes to the next line, from {@link #from} to {@link #to} in the input's array.
   *
   * @return false at the end of the file
   * @throws ModelFormatException if the line is too long or the file ends within it
   */
  boolean next() throws IOException {
    leave();
    length = 0;
    line++;
    for (int available = in.fill(1); ; ) {
      byte[] bytes = in.array();
      int start = in.position();
      while (length < available && bytes[start + length] != '\n') {
        length++;
      }
      if (length < available) {
        behind = length + 1;
        return true;
      }
      if (length >= longest) {
        throw damaged(Symptom.ROW, "a line of more than " + longest + " bytes");
      }
      int more = in.fill(available + 1);
      if (more == available) {
        if (available == 0) {
          return false;
        }
        throw damaged(
            Symptom.CUT_OFF,
            "the file ends within this line, so it may be cut off; if it is whole, end it with a"
                + " newline");
      }
      available = more;
    }
  }

  /** Steps over this line, so that the input goes on behind it. */
  void leave() {
    in.skip(behind);
    behind = 0;
  }

  byte[] array() {
    return in.array();
  }

  int from() {
    return in.position();
  }

  int to() {
    return in.position() + length;
  }

  /** The number of the line, from 1. */
  long number() {
    return line;
  }

  ModelFormatException damaged(String complaint) {
    return damaged(Symptom.CONTENT, complaint);
  }

  ModelFormatException damaged(Symptom symptom, String complaint) {
    return in.damaged(symptom, new Place.Line(line), complaint);
  }
}
