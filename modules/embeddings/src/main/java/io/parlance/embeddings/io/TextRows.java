package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Rows of a word and its numbers, a line each, as word2vec, fastText ({@code .vec}) and GloVe write
 * them. The numbers are counted from the right, so a word may hold spaces.
 */
final class TextRows implements RowSource {
  private static final int LONGEST_WORD = 1 << 16;
  private static final int LONGEST_NUMBER = 64;
  static final int LEAST_NUMBER = 2; // bytes: a digit and what separates it

  private final LineInput lines;
  private final OptionalLong promised; // by the header, where there is one
  private final float[] vector; // one row's numbers
  private long seen;
  private int wordEnd;
  private boolean ended;
  private boolean surplus; // rows follow that were not promised
  private boolean held; // the line at hand is still to be parsed

  /**
   * @param lines which stand before the first row
   * @param promised how many rows follow, where a header says so
   */
  TextRows(LineInput lines, OptionalLong promised, int dimension) {
    this.lines = lines.longer(longestLine(dimension));
    this.promised = promised;
    this.vector = new float[dimension];
  }

  /** Rows without a header. */
  static TextRows headless(ByteInput in, int dimension) {
    return new TextRows(headerLine(in), OptionalLong.empty(), dimension);
  }

  static LineInput headerLine(ByteInput in) {
    return new LineInput(in, LONGEST_WORD);
  }

  /** The most bytes that a row can sensibly have. */
  static int longestLine(int dimension) {
    return (int) Math.min(1 << 30, LONGEST_WORD + (long) dimension * LONGEST_NUMBER);
  }

  @Override
  public boolean next() throws IOException {
    if (!held && !nextLine()) {
      return false;
    }
    held = false;
    seen++;
    parse(lines.array(), lines.from(), lines.to());
    return true;
  }

  private boolean nextLine() throws IOException {
    boolean was = ended;
    ended = true; // unless a line is found
    if (was) {
      return false;
    }
    do {
      if (!lines.next()) {
        if (seen < promised.orElse(0)) {
          throw lines.damaged(
              Symptom.CUT_OFF,
              "the file ends after "
                  + seen
                  + " words, but its header promises "
                  + promised.getAsLong());
        }
        return false;
      }
    } while (seen >= promised.orElse(Long.MAX_VALUE) && isBlank());
    ended = false;
    if (seen >= promised.orElse(Long.MAX_VALUE) && !surplus) {
      surplus = true;
      held = true;
      throw lines.damaged(
          Symptom.TRAILING,
          "the file goes on after the " + promised.getAsLong() + " words promised");
    }
    return true;
  }

  private boolean isBlank() {
    return Fields.trimmed(lines.array(), lines.from(), lines.to()) == lines.from();
  }

  @Override
  public boolean goesOn() {
    return !ended;
  }

  @Override
  public byte[] array() {
    return lines.array();
  }

  @Override
  public int from() {
    return lines.from();
  }

  @Override
  public int to() {
    return wordEnd;
  }

  @Override
  public float[] vector() {
    return vector;
  }

  @Override
  public Place place() {
    return new Place.Line(lines.number());
  }

  private void parse(byte[] bytes, int from, int to) throws IOException {
    wordEnd = from;
    while (wordEnd < to && !Fields.isSeparator(bytes[wordEnd])) {
      wordEnd++;
    }
    if (wordEnd > from && numbers(bytes, wordEnd, to) == vector.length) {
      return;
    }
    int start = Fields.lastFields(bytes, from, to, vector.length);
    wordEnd = Fields.trimmed(bytes, from, Math.max(from, start));
    if (wordEnd == from) {
      throw lines.damaged(
          Symptom.ROW,
          "expected a word and " + vector.length + " numbers, found " + excerpt(bytes, from, to));
    }
    int parsed = numbers(bytes, wordEnd, to);
    if (parsed != vector.length) {
      throw lines.damaged(
          Symptom.ROW,
          String.format(
              Locale.ROOT,
              "expected a word and %d numbers, found %s with no finite number in place %d",
              vector.length,
              excerpt(bytes, from, to),
              parsed + 1));
    }
  }

  /**
   * Parses the numbers after a word into {@link #vector}; returns how many fields there are, or the
   * place of the first that is no finite number.
   */
  private int numbers(byte[] bytes, int from, int to) {
    Fields fields = new Fields(bytes, from, to);
    int count = 0;
    while (fields.next()) {
      if (count == vector.length) {
        return count + 1;
      }
      float number = fields.number();
      if (Float.isNaN(number)) {
        return count;
      }
      vector[count++] = number;
    }
    return count;
  }

  /** The beginning of some text, in quotes and on one line. */
  static String excerpt(byte[] bytes, int from, int to) {
    int shown = Math.min(to, from + 40);
    String text = new String(bytes, from, shown - from, UTF_8).replaceAll("\\p{Cntrl}", "?");
    return '"' + text + (shown < to ? "…\"" : "\"");
  }
}
