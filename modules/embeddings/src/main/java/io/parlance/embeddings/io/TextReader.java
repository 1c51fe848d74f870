package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Reads rows of a word and its numbers, as word2vec, fastText ({@code .vec}) and GloVe write them.
 * The numbers are counted from the right, so a word may hold spaces.
 */
final class TextReader {
  private static final int LONGEST_WORD = 1 << 16;
  private static final int LONGEST_NUMBER = 64;
  static final int LEAST_NUMBER = 2; // bytes: a digit and what separates it

  private final ByteInput in;
  private final EmbeddingsFormat format;
  private final float[] row; // one row's numbers, until its word is known to be new
  private final Shape shape;
  private final LineInput lines;

  private TextReader(ByteInput in, EmbeddingsFormat format, Shape shape, LineInput lines) {
    this.in = in;
    this.format = format;
    this.shape = shape;
    this.lines = lines;
    this.row = new float[shape.dimension()];
  }

  static LineInput headerLine(ByteInput in) {
    return new LineInput(in, LONGEST_WORD);
  }

  /** Rows under a header. */
  static Loaded read(ByteInput in) throws IOException {
    LineInput header = headerLine(in);
    Shape shape = Shape.ofHeader(header, in, LEAST_NUMBER);
    LineInput lines = header.longer(longestLine(shape.dimension()));
    return new TextReader(in, EmbeddingsFormat.WORD2VEC_TEXT, shape, lines).rows();
  }

  /** Rows without a header, counted before. */
  static Loaded read(ByteInput in, Shape shape) throws IOException {
    LineInput lines = new LineInput(in, longestLine(shape.dimension()));
    return new TextReader(in, EmbeddingsFormat.GLOVE, shape, lines).rows();
  }

  /** The most bytes that a row can sensibly have. */
  static int longestLine(int dimension) {
    return (int) Math.min(1 << 30, LONGEST_WORD + (long) dimension * LONGEST_NUMBER);
  }

  private Loaded rows() throws IOException {
    ForeignRows rows = new ForeignRows(in, format, shape.size(), shape.dimension());
    for (int i = 0; i < shape.size(); i++) {
      if (!lines.next()) {
        throw lines.damaged(
            "the file ends after " + i + " words, but its header promises " + shape.size());
      }
      byte[] bytes = lines.array();
      int wordEnd = parseRow(bytes, lines.from(), lines.to());
      OptionalInt target = rows.row(bytes, lines.from(), wordEnd);
      if (target.isPresent()) {
        rows.matrix().setRow(target.getAsInt(), row, 0);
      }
    }
    while (lines.next()) {
      if (Fields.trimmed(lines.array(), lines.from(), lines.to()) > lines.from()) {
        throw lines.damaged("the file goes on after the " + shape.size() + " words promised");
      }
    }
    return rows.finish();
  }

  /** Parses a line into {@link #row} and returns where its word ends. */
  private int parseRow(byte[] bytes, int from, int to) throws IOException {
    int wordEnd = from;
    while (wordEnd < to && !Fields.isSeparator(bytes[wordEnd])) {
      wordEnd++;
    }
    if (wordEnd > from && numbers(bytes, wordEnd, to) == shape.dimension()) {
      return wordEnd;
    }
    int start = Fields.lastFields(bytes, from, to, shape.dimension());
    wordEnd = Fields.trimmed(bytes, from, Math.max(from, start));
    if (wordEnd == from) {
      throw lines.damaged(
          "expected a word and "
              + shape.dimension()
              + " numbers, found "
              + excerpt(bytes, from, to));
    }
    int parsed = numbers(bytes, wordEnd, to);
    if (parsed != shape.dimension()) {
      throw lines.damaged(
          String.format(
              Locale.ROOT,
              "expected a word and %d numbers, found %s with no finite number in place %d",
              shape.dimension(),
              excerpt(bytes, from, to),
              parsed + 1));
    }
    return wordEnd;
  }

  /**
   * Parses the numbers after a word into {@link #row}; returns how many fields there are, or the
   * place of the first that is no finite number.
   */
  private int numbers(byte[] bytes, int from, int to) {
    Fields fields = new Fields(bytes, from, to);
    int count = 0;
    while (fields.next()) {
      if (count == row.length) {
        return count + 1;
      }
      float number = fields.number();
      if (Float.isNaN(number)) {
        return count;
      }
      row[count++] = number;
    }
    return count;
  }

  static String excerpt(byte[] bytes, int from, int to) {
    int shown = Math.min(to, from + 40);
    String text = new String(bytes, from, shown - from, UTF_8).replaceAll("\\p{Cntrl}", "?");
    return '"' + text + (shown < to ? "…\"" : "\"");
  }
}
