package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** Writes the rows that are whole, in the format that they were read from. */
final class RepairedRows {
  private RepairedRows() {}

  static RepairReport write(
      RowsCheckup checkup, Path out, EmbeddingsFormat format, long rows, int dimension)
      throws IOException {
    List<String> notes =
        checkup.broken() == 0
            ? List.of()
            : List.of(
                "left out: " + checkup.broken() + " rows or parts of rows that are not whole");
    if (format == EmbeddingsFormat.TENSORBOARD) {
      Path words = TensorBoardPair.metadataOf(out);
      AtomicFile.write(
          words,
          to ->
              checkup.pass(
                  new Findings(),
                  row -> {
                    to.write(row.array(), row.from(), row.to() - row.from());
                    to.write('\n');
                  }));
      AtomicFile.write(
          out, to -> checkup.pass(new Findings(), row -> numbers(row.vector(), '\t', to)));
      return new RepairReport(List.of(out, words), rows, notes);
    }
    AtomicFile.write(
        out,
        to -> {
          if (format != EmbeddingsFormat.GLOVE) {
            to.write((rows + " " + dimension + "\n").getBytes(US_ASCII));
          }
          checkup.pass(
              new Findings(),
              row -> {
                to.write(row.array(), row.from(), row.to() - row.from());
                to.write(' ');
                if (format == EmbeddingsFormat.WORD2VEC_BINARY) {
                  floats(row.vector(), to);
                  to.write('\n');
                } else {
                  numbers(row.vector(), ' ', to);
                }
              });
        },
        (written, target) -> Examination.checkSaved(written, format));
    return new RepairReport(List.of(out), rows, notes);
  }

  private static void floats(float[] vector, OutputStream out) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    out.write(bytes.array());
  }

  private static void numbers(float[] vector, char separator, OutputStream out) throws IOException {
    byte[] line = new byte[vector.length * (FloatText.LONGEST + 1)];
    int end = 0;
    for (float number : vector) {
      end = FloatText.write(number, line, end);
      line[end++] = (byte) separator;
    }
    line[end - 1] = '\n';
    out.write(line, 0, end);
  }
}
