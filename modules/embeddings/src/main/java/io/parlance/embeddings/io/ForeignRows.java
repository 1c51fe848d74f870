package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Collects the rows of a file that another program may have written; of a word twice, the first.
 */
final class ForeignRows {
  private final ByteInput in;
  private final EmbeddingsFormat format;
  private final RowMatrix matrix;
  private final WordCollector words = new WordCollector();
  private int duplicates;
  private Optional<String> firstDuplicate = Optional.empty();

  private ForeignRows(ByteInput in, EmbeddingsFormat format, int rows, int dimension)
      throws IOException {
    this.in = in;
    this.format = format;
    this.matrix = Allocation.matrix(in, rows, dimension);
  }

  /** Reads all rows. */
  static Loaded read(ByteInput in, EmbeddingsFormat format, Shape shape, RowSource source)
      throws IOException {
    ForeignRows rows = new ForeignRows(in, format, shape.size(), shape.dimension());
    while (source.next()) {
      OptionalInt row = rows.row(source.array(), source.from(), source.to());
      if (row.isPresent()) {
        rows.matrix.setRow(row.getAsInt(), source.vector(), 0);
      }
    }
    return rows.finish();
  }

  /** The row of the word {@code bytes[from … to)}, or empty if it came before. */
  private OptionalInt row(byte[] bytes, int from, int to) {
    if (words.add(bytes, from, to)) {
      return OptionalInt.of(words.size() - 1);
    }
    if (duplicates++ == 0) {
      firstDuplicate = Optional.of(new String(bytes, from, to - from, UTF_8));
    }
    return OptionalInt.empty();
  }

  private Loaded finish() throws IOException {
    RowMatrix kept = matrix;
    if (words.size() < matrix.rows()) {
      kept = Allocation.matrix(in, words.size(), matrix.dimension());
      for (int row = 0; row < kept.rows(); row++) {
        kept.setRow(row, matrix.block(row), matrix.offset(row));
      }
    }
    Provenance provenance = Provenance.none().with("imported.format", format.label());
    return new Loaded(
        Embeddings.of(words.vocabulary(), kept, provenance), format, duplicates, firstDuplicate);
  }
}
