package io.parlance.embeddings.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/** TensorBoard's two files: rows of tab-separated numbers, and a word a line beside them. */
final class TensorBoardPair {
  private TensorBoardPair() {}

  /**
   * The file of words that belongs to a file of vectors: {@code vectors.tsv} has {@code
   * metadata.tsv}, gensim's {@code x_tensor.tsv} has {@code x_metadata.tsv}, and any other {@code
   * x.tsv} has {@code x.metadata.tsv}.
   */
  static Path metadataOf(Path vectors) {
    String name = String.valueOf(vectors.getFileName());
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    String suffix = dot < 0 ? "" : name.substring(dot);
    if (stem.endsWith("vectors")) {
      stem = stem.substring(0, stem.length() - "vectors".length()) + "metadata";
    } else if (stem.endsWith("tensor")) {
      stem = stem.substring(0, stem.length() - "tensor".length()) + "metadata";
    } else {
      stem += ".metadata";
    }
    return vectors.resolveSibling(stem + suffix);
  }

  static Loaded read(ByteInput in, Path metadata, Shape shape) throws IOException {
    if (!Files.exists(metadata)) {
      throw in.damaged(
          "tab-separated vectors without words; expected TensorBoard's file of words beside it: "
              + metadata);
    }
    ForeignRows rows =
        new ForeignRows(in, EmbeddingsFormat.TENSORBOARD, shape.size(), shape.dimension());
    LineInput vectors = new LineInput(in, TextReader.longestLine(shape.dimension()));
    try (ByteInput words = ByteInput.open(metadata)) {
      LineInput lines = TextReader.headerLine(words);
      boolean more = lines.next();
      if (more && columnEnd(lines) < lines.to()) {
        more = lines.next(); // of several columns the first line is the heading
      }
      float[] row = new float[shape.dimension()];
      for (int i = 0; i < shape.size(); i++) {
        vectors.next();
        parse(vectors, row);
        if (!more) {
          throw words.damaged("ends after " + i + " words, expected " + shape.size());
        }
        OptionalInt target = rows.row(lines.array(), lines.from(), columnEnd(lines));
        if (target.isPresent()) {
          rows.matrix().setRow(target.getAsInt(), row, 0);
        }
        more = lines.next();
      }
      if (more) {
        throw lines.damaged("more words than the " + shape.size() + " vectors of " + in.path());
      }
    }
    return rows.finish();
  }

  private static int columnEnd(LineInput lines) {
    int end = lines.from();
    while (end < lines.to() && lines.array()[end] != '\t' && lines.array()[end] != '\r') {
      end++;
    }
    return end;
  }

  private static void parse(LineInput line, float[] row) throws IOException {
    Fields fields = new Fields(line.array(), line.from(), line.to());
    for (int i = 0; i < row.length; i++) {
      float number = fields.next() ? fields.number() : Float.NaN;
      if (Float.isNaN(number)) {
        throw line.damaged(
            String.format(
                Locale.ROOT,
                "expected %d numbers, found no finite number in place %d",
                row.length,
                i + 1));
      }
      row[i] = number;
    }
    if (fields.next()) {
      throw line.damaged("expected " + row.length + " numbers, found more");
    }
  }
}
