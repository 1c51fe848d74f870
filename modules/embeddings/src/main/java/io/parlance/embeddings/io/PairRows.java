package io.parlance.embeddings.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/** Rows of TensorBoard's two files: tab-separated numbers, and a word a line beside them. */
final class PairRows implements RowSource, Closeable {
  private final ByteInput in;
  private final ByteInput words;
  private final LineInput numberLines;
  private final LineInput wordLines;
  private final float[] vector;
  private long rows;
  private boolean moreWords;
  private boolean ended;

  /**
   * @param in the file of vectors, at its start
   * @throws ModelFormatException if there is no file of words beside it
   */
  PairRows(ByteInput in, int dimension) throws IOException {
    this.in = in;
    var metadata = TensorBoardPair.metadataOf(in.path());
    if (!Files.exists(metadata)) {
      throw in.damaged(
          "tab-separated vectors without words; expected TensorBoard's file of words beside it: "
              + metadata);
    }
    this.numberLines = new LineInput(in, TextRows.longestLine(dimension));
    this.vector = new float[dimension];
    this.words = ByteInput.open(metadata);
    this.wordLines = TextRows.headerLine(words);
    try {
      moreWords = wordLines.next();
      if (moreWords && to() < wordLines.to()) {
        moreWords = wordLines.next(); // of several columns the first line is the heading
      }
    } catch (IOException | RuntimeException e) {
      words.close();
      throw e;
    }
  }

  @Override
  public boolean next() throws IOException {
    if (ended) {
      return false;
    }
    ended = true; // unless a row is found
    if (rows > 0) {
      moreWords = wordLines.next();
    }
    boolean more = numberLines.next();
    if (!more) {
      if (moreWords) {
        throw wordLines.damaged(
            Symptom.TRAILING, "more words than the " + rows + " vectors of " + in.path());
      }
      return false;
    }
    if (!moreWords) {
      throw words.damaged(
          Symptom.CUT_OFF,
          new Place.Whole(),
          "ends after " + rows + " words, expected one a line of " + in.path());
    }
    rows++;
    ended = false;
    parse();
    return true;
  }

  private void parse() throws IOException {
    Fields fields = new Fields(numberLines.array(), numberLines.from(), numberLines.to());
    for (int i = 0; i < vector.length; i++) {
      float number = fields.next() ? fields.number() : Float.NaN;
      if (Float.isNaN(number)) {
        throw numberLines.damaged(
            Symptom.ROW,
            String.format(
                Locale.ROOT,
                "expected %d numbers, found no finite number in place %d",
                vector.length,
                i + 1));
      }
      vector[i] = number;
    }
    if (fields.next()) {
      throw numberLines.damaged(Symptom.ROW, "expected " + vector.length + " numbers, found more");
    }
  }

  @Override
  public boolean goesOn() {
    return !ended;
  }

  @Override
  public byte[] array() {
    return wordLines.array();
  }

  @Override
  public int from() {
    return wordLines.from();
  }

  @Override
  public int to() {
    int end = wordLines.from();
    while (end < wordLines.to()
        && wordLines.array()[end] != '\t'
        && wordLines.array()[end] != '\r') {
      end++;
    }
    return end;
  }

  @Override
  public float[] vector() {
    return vector;
  }

  @Override
  public Place place() {
    return new Place.Line(numberLines.number());
  }

  @Override
  public void close() throws IOException {
    words.close();
  }
}
