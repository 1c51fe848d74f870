package io.parlance.text;

import java.util.Arrays;

/**
 * The source and line at which each sentence of an encoded corpus begins.
 *
 * <p>Both follow from the boundaries on the way, but for lines that lost all their words: only
 * where counting goes wrong is anything kept.
 */
final class LineLog {
  private static final int ENTRY = 3;

  private long[] entries = new long[0]; // triples: a sentence's position, its source, its line
  private int count;

  /** A place on the way through the corpus. */
  static final class Place {
    long source; // from 0
    long line = 1;
    private int passed; // entries

    /** What is expected after a boundary: a paragraph's is the line's end and a blank line. */
    private void pass(Boundary boundary) {
      switch (boundary) {
        case NONE -> {}
        case LINE -> line++;
        case PARAGRAPH -> line += 2;
        case FILE -> {
          source++;
          line = 1;
        }
      }
    }

    Place copy() {
      Place copy = new Place();
      copy.source = source;
      copy.line = line;
      copy.passed = passed;
      return copy;
    }
  }

  private final Place actual = new Place();
  private final Place expected = new Place();

  /** While writing: a boundary as it stands in the text, where a blank line is one line's end. */
  void passed(Boundary boundary) {
    actual.pass(boundary == Boundary.PARAGRAPH ? Boundary.LINE : boundary);
  }

  /** While writing: a sentence begins at this position of the store, after this boundary. */
  void begin(long position, Boundary before) {
    expected.pass(before);
    if (expected.line != actual.line || expected.source != actual.source) {
      if (count * ENTRY == entries.length) {
        entries = Arrays.copyOf(entries, Math.max(ENTRY * 16, entries.length * 2));
      }
      entries[count * ENTRY] = position;
      entries[count * ENTRY + 1] = expected.source = actual.source;
      entries[count * ENTRY + 2] = expected.line = actual.line;
      count++;
    }
  }

  long heapBytes() {
    return (long) Long.BYTES * entries.length;
  }

  /** While reading: moves the place on to the sentence at this position, after this boundary. */
  void follow(Place place, long position, Boundary before) {
    place.pass(before);
    if (place.passed < count && entries[place.passed * ENTRY] == position) {
      place.source = entries[place.passed * ENTRY + 1];
      place.line = entries[place.passed * ENTRY + 2];
      place.passed++;
    }
  }
}
