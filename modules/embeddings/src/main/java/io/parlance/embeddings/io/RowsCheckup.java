package io.parlance.embeddings.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** Files of rows, a word and its vector each: word2vec's two, GloVe's, TensorBoard's pair. */
final class RowsCheckup implements Checkup {
  private final Path path;
  private final EmbeddingsFormat format;
  private long dimension;
  private long whole;
  private long broken; // rows, and complaints about none

  /** Takes a row that is whole. */
  @FunctionalInterface
  interface RowSink {
    void row(RowSource rows) throws IOException;
  }

  /**
   * @param dimension the numbers of a row, where there is no header to say it
   */
  RowsCheckup(Path path, EmbeddingsFormat format, long dimension) {
    this.path = path;
    this.format = format;
    this.dimension = dimension;
  }

  @Override
  public void examine(Findings findings) throws IOException {
    whole = 0;
    broken = 0;
    pass(findings, row -> whole++);
  }

  @Override
  public long words() {
    return whole;
  }

  @Override
  public long dimension() {
    return dimension;
  }

  @Override
  public RepairReport repair(Path out) throws IOException {
    if (whole == 0) {
      throw new ModelFormatException(path + ": nothing can be saved of it: no row is whole");
    }
    return RepairedRows.write(this, out, format, whole, (int) dimension);
  }

  /** How many rows were not whole. */
  long broken() {
    return broken;
  }

  /** Goes through the file, and gives the rows that are whole to the sink. */
  void pass(Findings findings, RowSink sink) throws IOException {
    try (ByteInput in = ByteInput.open(path)) {
      switch (format) {
        case GLOVE -> pass(TextRows.headless(in, (int) dimension), findings, sink);
        case TENSORBOARD -> {
          try (PairRows rows = new PairRows(in, (int) dimension)) {
            pass(rows, findings, sink);
          }
        }
        default -> passHeader(in, findings, sink);
      }
    } catch (ModelFormatException e) {
      broken++;
      findings.add(e);
    }
  }

  private void passHeader(ByteInput in, Findings findings, RowSink sink) throws IOException {
    boolean binary = format == EmbeddingsFormat.WORD2VEC_BINARY;
    LineInput lines = TextRows.headerLine(in);
    Shape.Promise promise = Shape.Promise.read(lines, in);
    try {
      promise.kept(lines, in, binary ? Float.BYTES : TextRows.LEAST_NUMBER);
    } catch (ModelFormatException e) {
      if (promise.dimension() > in.mostBytesLeft(promise.dimension())
          || promise.dimension() > Shape.LONGEST_VECTOR) {
        throw e; // no row can be told
      }
      findings.add(e);
    }
    dimension = promise.dimension();
    if (binary) {
      lines.leave();
      pass(new BinaryRows(in, promise.size(), (int) dimension), findings, sink);
    } else {
      pass(new TextRows(lines, OptionalLong.of(promise.size()), (int) dimension), findings, sink);
    }
  }

  private void pass(RowSource rows, Findings findings, RowSink sink) throws IOException {
    WordCheck words = new WordCheck(path, findings);
    for (boolean more = true; more; ) {
      try {
        more = rows.next();
        if (more) {
          if (hasNoZero(rows, findings)
              && words.accepts(rows.array(), rows.from(), rows.to(), rows.place())) {
            remarkZeros(rows, findings);
            sink.row(rows);
          } else {
            broken++;
          }
        }
      } catch (ModelFormatException e) {
        findings.add(e);
        broken++;
        more = rows.goesOn();
      }
    }
  }

  /** Readers tell text from other files by its zero bytes, and none is in a word that was meant. */
  private boolean hasNoZero(RowSource rows, Findings findings) {
    for (int i = rows.from(); i < rows.to(); i++) {
      if (rows.array()[i] == 0) {
        findings.add(
            new Finding(
                path,
                Symptom.ROW,
                rows.place(),
                "the word "
                    + TextRows.excerpt(rows.array(), rows.from(), rows.to())
                    + " holds a zero byte"));
        return false;
      }
    }
    return true;
  }

  private void remarkZeros(RowSource rows, Findings findings) {
    for (float number : rows.vector()) {
      if (number != 0) {
        return;
      }
    }
    findings.add(
        new Finding(
            path,
            Symptom.ZERO_ROW,
            rows.place(),
            String.format(
                Locale.ROOT,
                "the vector of %s is all zeros",
                TextRows.excerpt(rows.array(), rows.from(), rows.to()))));
  }
}
