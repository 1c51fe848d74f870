package io.parlance.embeddings.io;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.subwords.BucketRows;
import io.parlance.embeddings.subwords.SubwordVectors;
import io.parlance.tensor.RowMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/**
 * Writes fastText's {@code .bin}; see {@link FastTextReader}. Buckets without a row are rows of
 * zeros, and so are the outputs where they are not known.
 */
final class FastTextWriter {
  private final Embeddings embeddings;
  private final SubwordVectors subwords;
  private final Path target;

  /**
   * @throws IOException if the embeddings have no parts of words, or words that cannot be written
   */
  FastTextWriter(Embeddings embeddings, Path target) throws IOException {
    this.embeddings = embeddings;
    this.target = target;
    this.subwords =
        embeddings.subwords().orElse(null) instanceof SubwordVectors known
            ? known
            : SubwordVectors.none(embeddings.vectors());
    byte[] utf8 = embeddings.vocabulary().utf8();
    for (byte character : utf8) {
      if (character == 0) {
        throw new IOException(
            target + ": a word holds the character U+0000, which only safetensors can hold");
      }
    }
  }

  void write(OutputStream out) throws IOException {
    out.write(header().encode());
    words(out);
    int buckets = subwords.grams().buckets();
    RowMatrix rows = subwords.rows();
    out.write(0); // not quantised
    extents(out, (long) embeddings.size() + buckets);
    byte[] row = new byte[Math.multiplyExact(embeddings.dimension(), Float.BYTES)];
    for (int id = 0; id < embeddings.size(); id++) {
      row(out, rows, id, row);
    }
    BucketRows filled = subwords.buckets();
    byte[] zeros = new byte[row.length];
    for (int bucket = 0; bucket < buckets; bucket++) {
      int held = filled.row(bucket, -1);
      if (held < 0) {
        out.write(zeros);
      } else {
        row(out, rows, embeddings.size() + held, row);
      }
    }
    out.write(0);
    extents(out, embeddings.size());
    for (int id = 0; id < embeddings.size(); id++) {
      if (subwords.outputs().isPresent()) {
        row(out, subwords.outputs().get(), id, row);
      } else {
        out.write(zeros);
      }
    }
  }

  private FastTextHeader header() {
    return new FastTextHeader(
        embeddings.dimension(),
        setting("window", 5, Integer::valueOf),
        setting("epochs", 5, Integer::valueOf),
        setting("min-count", 5, Integer::valueOf),
        setting("negative", 5, Integer::valueOf),
        FastTextHeader.NEGATIVE_SAMPLING,
        embeddings.provenance().entry("architecture").orElse("").equals("cbow")
            ? FastTextHeader.CBOW
            : FastTextHeader.SKIP_GRAM,
        subwords.grams().buckets(),
        subwords.grams().minN(),
        subwords.grams().maxN(),
        setting("sample", 1e-4, Double::valueOf),
        embeddings.size(),
        0,
        setting("corpus.tokens", embeddings.vocabulary().totalCount(), Long::valueOf));
  }

  /** What the provenance says, or the original's default where it does not. */
  private <T> T setting(String key, T otherwise, Function<String, T> parse) {
    try {
      return embeddings.provenance().entry(key).map(parse).orElse(otherwise);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private void words(OutputStream out) throws IOException {
    byte[] utf8 = embeddings.vocabulary().utf8();
    int[] offsets = embeddings.vocabulary().offsets();
    byte[] entry = new byte[Long.BYTES + 2]; // zero, count, type: a word
    for (int id = 0; id < embeddings.size(); id++) {
      out.write(utf8, offsets[id], offsets[id + 1] - offsets[id]);
      ByteBuffer.wrap(entry)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putLong(1, embeddings.vocabulary().count(id));
      out.write(entry);
    }
  }

  private void extents(OutputStream out, long rows) throws IOException {
    out.write(
        ByteBuffer.allocate(2 * Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(rows)
            .putLong(embeddings.dimension())
            .array());
  }

  private void row(OutputStream out, RowMatrix matrix, int row, byte[] bytes) throws IOException {
    for (int i = 0; i < matrix.dimension(); i++) {
      if (!FastTextReader.isUsable(matrix.at(row, i))) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: the %s holds %s; only %s are written",
                target,
                row < embeddings.size()
                    ? "vector of word " + row + ", \"" + embeddings.vocabulary().word(row) + "\","
                    : "row of bucket " + subwords.buckets().bucket(row - embeddings.size()),
                matrix.at(row, i),
                Float.isFinite(matrix.at(row, i))
                    ? "numbers of at most 1e32, which can be summed up,"
                    : "finite numbers"));
      }
    }
    TensorFileWriter.put(matrix, row, bytes);
    out.write(bytes);
  }
}
