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
  private static final int CHUNK = 1 << 14; // floats
  private static final float LARGEST = 1e32f; // a word of 64 KB has some 400,000 rows
  static final String USABLE = "finite numbers, of at most 1e32 as they are summed up";

  private final ByteInput in;
  private final FastTextHeader header;

  FastTextReader(ByteInput in) throws IOException {
    this.in = in;
    this.header = FastTextHeader.read(in);
  }

  FastTextHeader header() {
    return header;
  }

  Shape shape() {
    return new Shape(header.words(), header.dimension(), true);
  }

  Provenance provenance() {
    return header.provenance().with("imported.format", EmbeddingsFormat.FASTTEXT_BINARY.label());
  }

  Loaded read() throws IOException {
    Vocabulary vocabulary = vocabulary();
    CharacterGrams grams = header.grams();
    RowMatrix rows = inputs(true);
    RowMatrix outputs = outputs();
    if (in.fill(1) > 0) {
      throw in.damaged(Symptom.TRAILING, in.offset(), "the file goes on after its output matrix");
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

  /**
   * The input matrix, (words + buckets, dimension), which follows the words.
   *
   * @param finite whether a number that is not is refused
   */
  RowMatrix inputs(boolean finite) throws IOException {
    refuseQuantised("input");
    return matrix((long) header.words() + header.buckets(), "input", finite);
  }

  /** The output matrix, which follows the input matrix. */
  RowMatrix outputs() throws IOException {
    refuseQuantised("output");
    return matrix(header.outputs(), "output", true);
  }

  private Vocabulary vocabulary() throws IOException {
    FastTextWords entries = new FastTextWords(in, header);
    WordCollector words = new WordCollector();
    long[] counts = new long[header.words()];
    while (entries.next()) {
      if (entries.isWord()) {
        counts[entries.entry()] = entries.count();
        if (!words.add(in.array(), entries.from(), entries.to())) {
          throw in.damaged(
              Symptom.DUPLICATE, entries.start(), "word " + entries.entry() + " came before");
        }
      }
    }
    return words.vocabulary(counts);
  }

  /** Reads the flag before a matrix. */
  void refuseQuantised(String matrix) throws IOException {
    require(1, "the " + matrix + " matrix");
    int flag = in.array()[in.position()];
    if (flag != 0) {
      throw in.damaged(
          in.offset(),
          "a quantised fastText model (.ftz), which is not read; use the model that it was made of");
    }
    in.skip(1);
  }

  /** Reads the extents of a matrix, which are known. */
  void extents(long rows, String name) throws IOException {
    require(2 * Long.BYTES, "the " + name + " matrix");
    ByteBuffer extents = buffer(0, 2 * Long.BYTES);
    long foundRows = extents.getLong();
    long foundDimension = extents.getLong();
    if (foundRows != rows || foundDimension != header.dimension()) {
      throw in.damaged(
          Symptom.HEADER,
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
  }

  private RowMatrix matrix(long rows, String name, boolean finite) throws IOException {
    extents(rows, name);
    long numbers = rows * header.dimension();
    long left = in.mostBytesLeft(numbers * Float.BYTES);
    if (numbers > left / Float.BYTES) {
      throw in.damaged(
          Symptom.HEADER,
          in.offset(),
          String.format(
              Locale.ROOT,
              "the %s matrix has %d x %d numbers, but at most %d bytes follow",
              name,
              rows,
              header.dimension(),
              left));
    }
    RowMatrix matrix = Allocation.matrix(in, rows, header.dimension());
    for (int row = 0; row < matrix.rows(); ) {
      int held = matrix.contiguous(row); // rows of a dense matrix lie one after the other
      readFloats(matrix.block(row), matrix.offset(row), held * matrix.dimension(), name, finite);
      row += held;
    }
    return matrix;
  }

  private void readFloats(float[] target, int from, int count, String name, boolean finite)
      throws IOException {
    for (int at = from; at < from + count; ) {
      int n = Math.min(CHUNK, from + count - at);
      require(n * Float.BYTES, "the " + name + " matrix");
      buffer(0, n * Float.BYTES).asFloatBuffer().get(target, at, n);
      if (finite) {
        checkFinite(target, at, n, name);
      }
      in.skip(n * Float.BYTES);
      at += n;
    }
  }

  private void checkFinite(float[] numbers, int from, int count, String name) throws IOException {
    float probe = 0;
    for (int i = from; i < from + count; i++) {
      probe = Math.max(probe, Math.abs(numbers[i])); // NaN where one is NaN
    }
    for (int i = from; !isUsable(probe) && i < from + count; i++) {
      if (!isUsable(numbers[i])) {
        throw in.damaged(
            Symptom.NOT_FINITE,
            in.offset() + (long) (i - from) * Float.BYTES,
            "the " + name + " matrix holds " + numbers[i] + ", expected " + USABLE);
      }
    }
  }

  /** Whether sums of such numbers, of which vectors are made, are finite. */
  static boolean isUsable(float number) {
    return Math.abs(number) <= LARGEST;
  }

  void require(int bytes, String what) throws IOException {
    int found = in.fill(bytes);
    if (found < bytes) {
      throw in.damaged(Symptom.CUT_OFF, in.offset() + found, "the file ends within " + what);
    }
  }

  private ByteBuffer buffer(int from, int bytes) {
    return ByteBuffer.wrap(in.array(), in.position() + from, bytes)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
