package io.parlance.embeddings.io;

import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.subwords.BucketRows;
import io.parlance.embeddings.subwords.CharacterGrams;
import io.parlance.embeddings.subwords.SubwordVectors;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads fastText's {@code .bin}, versions 11 and 12, little-endian: {@link FastTextHeader}; for
 * each word its bytes, a zero, its count (int64) and its type (a byte: 0 a word, 1 a label); a byte
 * that says whether what follows is quantised; the input matrix (words + buckets, dimension) and,
 * behind such a byte again, the output matrix, each as two int64 extents and float32s.
 */
final class FastTextReader {
  private static final int LONGEST_WORD = 1 << 16;
  private static final int LEAST_ENTRY = 2 + Long.BYTES; // of a word: a byte, zero, count, type
  private static final int CHUNK = 1 << 16;

  private final ByteInput in;
  private final FastTextHeader header;

  FastTextReader(ByteInput in) throws IOException {
    this.in = in;
    this.header = FastTextHeader.read(in);
  }

  Shape shape() {
    return new Shape(header.words(), header.dimension(), true);
  }

  Provenance provenance() {
    return header.provenance().with("imported.format", EmbeddingsFormat.FASTTEXT_BINARY.label());
  }

  Loaded read() throws IOException {
    Vocabulary vocabulary = vocabulary();
    refuseQuantised("input");
    CharacterGrams grams = header.grams();
    RowMatrix rows = matrix((long) header.words() + header.buckets(), "input");
    refuseQuantised("output");
    RowMatrix outputs = matrix(header.outputs(), "output");
    if (in.fill(1) > 0) {
      throw in.damaged(in.offset(), "the file goes on after its output matrix");
    }
    SubwordVectors subwords =
        new SubwordVectors(grams, header.words(), BucketRows.all(header.buckets()), rows)
            .withoutZeros();
    if (header.labels() == 0) {
      subwords = subwords.withOutputs(outputs);
    }
    return new Loaded(
        subwords.embeddings(vocabulary, provenance()),
        EmbeddingsFormat.FASTTEXT_BINARY,
        0,
        Optional.empty());
  }

  private Vocabulary vocabulary() throws IOException {
    long entries = (long) header.words() + header.labels();
    if (entries * LEAST_ENTRY > in.mostBytesLeft()) {
      throw in.damaged(
          in.offset(),
          String.format(
              Locale.ROOT,
              "%d words are promised, but at most %d bytes follow",
              entries,
              in.mostBytesLeft()));
    }
    WordCollector words = new WordCollector();
    long[] counts = new long[header.words()];
    for (int i = 0; i < entries; i++) {
      long start = in.offset();
      int length = wordLength(i);
      require(length + LEAST_ENTRY, "word " + i);
      ByteBuffer entry = buffer(length + 1, Long.BYTES + 1);
      long count = entry.getLong();
      int type = entry.get();
      if (type != (i < header.words() ? 0 : 1) || count < 0) {
        throw in.damaged(
            start + length + 1,
            "word "
                + i
                + " has the count "
                + count
                + " and the type "
                + type
                + ", expected "
                + (i < header.words() ? "0: a word" : "1: a label"));
      }
      if (i < header.words()) {
        counts[i] = count;
        if (!words.add(in.array(), in.position(), in.position() + length)) {
          throw in.damaged(start, "word " + i + " came before");
        }
      }
      in.skip(length + LEAST_ENTRY);
    }
    return words.vocabulary(counts);
  }

  private int wordLength(int word) throws IOException {
    int length = 0;
    for (int available = in.fill(1); ; ) {
      while (length < available && in.array()[in.position() + length] != 0) {
        length++;
      }
      if (length < available) {
        return length;
      }
      if (length > LONGEST_WORD) {
        throw in.damaged(
            in.offset(), "expected word " + word + ", found no end of it in " + length + " bytes");
      }
      int more = in.fill(available + 1);
      if (more == available) {
        throw in.damaged(in.offset() + available, "the file ends within word " + word);
      }
      available = more;
    }
  }

  private void refuseQuantised(String matrix) throws IOException {
    require(1, "the " + matrix + " matrix");
    int flag = in.array()[in.position()];
    if (flag != 0) {
      throw in.damaged(
          in.offset(),
          "a quantised fastText model (.ftz), which is not read; use the model that it was made of");
    }
    in.skip(1);
  }

  private RowMatrix matrix(long rows, String name) throws IOException {
    require(2 * Long.BYTES, "the " + name + " matrix");
    ByteBuffer extents = buffer(0, 2 * Long.BYTES);
    long foundRows = extents.getLong();
    long foundDimension = extents.getLong();
    if (foundRows != rows || foundDimension != header.dimension()) {
      throw in.damaged(
          in.offset(),
          String.format(
              Locale.ROOT,
              "the %s matrix is %d x %d, expected %d x %d",
              name,
              foundRows,
              foundDimension,
              rows,
              header.dimension()));
    }
    in.skip(2 * Long.BYTES);
    long bytes = rows * header.dimension();
    if (bytes > in.mostBytesLeft() / Float.BYTES) {
      throw in.damaged(
          in.offset(),
          String.format(
              Locale.ROOT,
              "the %s matrix has %d x %d numbers, but at most %d bytes follow",
              name,
              rows,
              foundDimension,
              in.mostBytesLeft()));
    }
    RowMatrix matrix = Allocation.matrix(in, rows, foundDimension);
    for (int row = 0; row < matrix.rows(); row++) {
      readRow(matrix, row, name);
    }
    return matrix;
  }

  private void readRow(RowMatrix matrix, int row, String name) throws IOException {
    float[] block = matrix.block(row);
    int offset = matrix.offset(row);
    for (int k = 0; k < matrix.dimension(); ) {
      int most = Math.min(CHUNK, matrix.dimension() - k);
      require(most * Float.BYTES, "the " + name + " matrix, row " + row);
      buffer(0, most * Float.BYTES).asFloatBuffer().get(block, offset + k, most);
      for (int i = k; i < k + most; i++) {
        if (!Float.isFinite(block[offset + i])) {
          throw in.damaged(
              in.offset() + (long) (i - k) * Float.BYTES,
              "row "
                  + row
                  + " of the "
                  + name
                  + " matrix holds "
                  + block[offset + i]
                  + ", expected finite numbers");
        }
      }
      in.skip(most * Float.BYTES);
      k += most;
    }
  }

  private void require(int bytes, String what) throws IOException {
    int found = in.fill(bytes);
    if (found < bytes) {
      throw in.damaged(in.offset() + found, "the file ends within " + what);
    }
  }

  private ByteBuffer buffer(int from, int bytes) {
    return ByteBuffer.wrap(in.array(), in.position() + from, bytes)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
