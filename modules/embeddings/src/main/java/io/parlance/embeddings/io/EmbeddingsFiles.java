package io.parlance.embeddings.io;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.subwords.SubwordVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes word vectors. Every failure is an {@link IOException} whose message is one line
 * that names the file.
 */
public final class EmbeddingsFiles {
  private EmbeddingsFiles() {}

  /**
   * Reads a file of any {@link EmbeddingsFormat}, gzipped or not.
   *
   * @throws ModelFormatException if it is damaged, cut off, or no file of word vectors
   */
  public static Embeddings read(Path path) throws IOException {
    return load(path).embeddings();
  }

  /** As {@link #read}, and tells what was met on the way. */
  public static Loaded load(Path path) throws IOException {
    Recognition.Finding finding;
    try (ByteInput in = ByteInput.open(path)) {
      finding = Recognition.of(in);
      switch (finding.format()) {
        case SAFETENSORS -> {
          return new Loaded(
              withSubwords(new SafetensorsReader(in).read(), in),
              finding.format(),
              0,
              Optional.empty());
        }
        case FASTTEXT_BINARY -> {
          return new FastTextReader(in).read();
        }
        case WORD2VEC_BINARY -> {
          LineInput header = TextRows.headerLine(in);
          Shape shape = Shape.ofHeader(header, in, Float.BYTES);
          header.leave();
          return ForeignRows.read(
              in, finding.format(), shape, new BinaryRows(in, shape.size(), shape.dimension()));
        }
        case WORD2VEC_TEXT -> {
          LineInput lines = TextRows.headerLine(in);
          Shape shape = Shape.ofHeader(lines, in, TextRows.LEAST_NUMBER);
          return ForeignRows.read(
              in,
              finding.format(),
              shape,
              new TextRows(lines, shape.promised(), shape.dimension()));
        }
        case DL4J -> {
          return Archives.reader(path).load(path);
        }
        default -> {}
      }
    }
    Shape shape = new Shape(countLines(path), finding.dimension(), false);
    try (ByteInput in = ByteInput.open(path)) {
      if (finding.format() == EmbeddingsFormat.GLOVE) {
        return ForeignRows.read(
            in, finding.format(), shape, TextRows.headless(in, shape.dimension()));
      }
      try (PairRows rows = new PairRows(in, shape.dimension())) {
        return ForeignRows.read(in, finding.format(), shape, rows);
      }
    }
  }

  private static Embeddings withSubwords(Embeddings embeddings, ByteInput in) throws IOException {
    try {
      return SubwordVectors.of(embeddings).map(embeddings::withSubwords).orElse(embeddings);
    } catch (IllegalArgumentException e) {
      throw in.damaged("the parts of words are broken: " + e.getMessage());
    }
  }

  /** What a file says of itself, without its vectors being read. */
  public static EmbeddingsInfo info(Path path) throws IOException {
    try (ByteInput in = ByteInput.open(path)) {
      Recognition.Finding finding = Recognition.of(in);
      Provenance provenance = Provenance.none();
      Shape shape;
      switch (finding.format()) {
        case SAFETENSORS -> {
          SafetensorsReader reader = new SafetensorsReader(in);
          shape = reader.shape();
          provenance = reader.provenance();
        }
        case FASTTEXT_BINARY -> {
          FastTextReader reader = new FastTextReader(in);
          shape = reader.shape();
          provenance = reader.provenance();
        }
        case DL4J -> {
          return Archives.reader(path).info(path);
        }
        case WORD2VEC_BINARY -> shape = Shape.ofHeader(TextRows.headerLine(in), in, Float.BYTES);
        case WORD2VEC_TEXT ->
            shape = Shape.ofHeader(TextRows.headerLine(in), in, TextRows.LEAST_NUMBER);
        default -> shape = new Shape(countLines(path), finding.dimension(), false);
      }
      return new EmbeddingsInfo(
          path,
          finding.format(),
          in.gzipped(),
          in.fileBytes(),
          shape.size(),
          shape.dimension(),
          provenance);
    }
  }

  /**
   * Writes embeddings, gzipped if the name ends in {@code .gz}; for {@link
   * EmbeddingsFormat#TENSORBOARD} the words go to a second file beside ({@code vectors.tsv}: {@code
   * metadata.tsv}). The path holds its old content until the new is whole.
   *
   * @return what was written; its warnings are for the user
   */
  public static WriteReport write(Embeddings embeddings, Path path, EmbeddingsFormat format)
      throws IOException {
    EmbeddingsWriter writer = new EmbeddingsWriter(embeddings, path);
    switch (format) {
      case SAFETENSORS -> {
        AtomicFile.write(path, writer::safetensors);
        return new WriteReport(List.of(path), embeddings.size(), List.of(), List.of(), false);
      }
      case FASTTEXT_BINARY -> {
        AtomicFile.write(path, new FastTextWriter(embeddings, path)::write);
        return new WriteReport(List.of(path), embeddings.size(), List.of(), List.of(), false);
      }
      case DL4J ->
          throw new IOException(
              path
                  + ": cannot be written: DL4J's own format is only read; DL4J reads word2vec-bin");
      case TENSORBOARD -> {
        PlainWords words = PlainWords.lines(embeddings.vocabulary(), path);
        Path metadata = TensorBoardPair.metadataOf(path);
        AtomicFile.write(path, writer::tabbed);
        AtomicFile.write(metadata, out -> writer.words(out, words));
        return report(embeddings, words, path, metadata);
      }
      default -> {
        PlainWords words = PlainWords.spaceless(embeddings.vocabulary(), path);
        if (format == EmbeddingsFormat.GLOVE && embeddings.dimension() < 2) {
          throw new IOException(
              path + ": GloVe's text cannot hold vectors of one number; use word2vec-text");
        }
        AtomicFile.write(
            path,
            format == EmbeddingsFormat.WORD2VEC_BINARY
                ? out -> writer.binary(out, words)
                : out -> writer.text(out, words, format == EmbeddingsFormat.WORD2VEC_TEXT));
        return report(embeddings, words, path);
      }
    }
  }

  private static WriteReport report(Embeddings embeddings, PlainWords words, Path... files) {
    return new WriteReport(
        List.of(files),
        words.size(),
        words.changed(),
        words.dropped(),
        embeddings.subwords().isPresent());
  }

  private static int countLines(Path path) throws IOException {
    try (ByteInput in = ByteInput.open(path)) {
      long lines = 0;
      byte last = '\n';
      for (int n = in.fill(1); n > 0; n = in.fill(1)) {
        byte[] bytes = in.array();
        for (int i = in.position(); i < in.position() + n; i++) {
          lines += bytes[i] == '\n' ? 1 : 0;
        }
        last = bytes[in.position() + n - 1];
        in.skip(n);
      }
      lines += last == '\n' ? 0 : 1;
      if (lines > Integer.MAX_VALUE - 8) {
        throw in.damaged("has " + lines + " lines, more than words can be held");
      }
      return (int) lines;
    }
  }
}
