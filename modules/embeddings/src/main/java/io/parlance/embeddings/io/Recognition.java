package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells a file's format by its first bytes. */
final class Recognition {
  private static final int PEEK = 1 << 16;
  private static final int ZIP = 0x04034b50; // the first entry's header
  private static final int LINES = 50; // whose majority says how many numbers a row has

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final boolean whole; // the bytes are the whole file

  private Recognition(byte[] bytes, int from, int to, boolean whole) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.whole = whole;
  }

  /**
   * What the file is; the input stays at its start.
   *
   * @param dimension the numbers of a row, where there is no header to say it; else 0
   */
  record Finding(EmbeddingsFormat format, int dimension) {}

  static Finding of(ByteInput in) throws IOException {
    return peek(in).finding(in);
  }

  /**
   * As {@link #of}, of a file that may be damaged where it begins.
   *
   * @throws ModelFormatException if it is like no format even so
   */
  static Finding roughly(ByteInput in) throws IOException {
    Recognition recognition = peek(in, true);
    try {
      Finding finding = recognition.finding(in);
      return switch (finding.format()) {
        case WORD2VEC_BINARY ->
            recognition.hasNumbersInLines()
                ? new Finding(EmbeddingsFormat.WORD2VEC_TEXT, 0)
                : finding;
        case GLOVE -> recognition.pair(in.path()).orElse(finding);
        default -> finding;
      };
    } catch (ModelFormatException e) {
      if (recognition.hasTensors()) {
        return new Finding(EmbeddingsFormat.SAFETENSORS, 0);
      }
      int dimension = recognition.rowsDimension();
      if (dimension > 1) {
        return new Finding(EmbeddingsFormat.GLOVE, dimension);
      }
      throw e;
    }
  }

  private static Recognition peek(ByteInput in) throws IOException {
    return peek(in, false);
  }

  /**
   * @param some whether what can be unpacked of a gzipped file is enough
   */
  private static Recognition peek(ByteInput in, boolean some) throws IOException {
    int n;
    try {
      n = in.fill(PEEK);
    } catch (ModelFormatException e) {
      n = in.fill(0);
      if (!some || n == 0) {
        throw e;
      }
    }
    if (n == 0) {
      throw in.damaged("the file is empty");
    }
    return new Recognition(in.array(), in.position(), in.position() + Math.min(n, PEEK), n < PEEK);
  }

  /** Whether the file is a safetensors file; the input stays at its start. */
  static boolean isSafetensors(ByteInput in) throws IOException {
    return peek(in).isSafetensors();
  }

  /** A complaint that a file, no safetensors file, is not what was expected. */
  static ModelFormatException other(ByteInput in, ModelKind expected) throws IOException {
    Recognition recognition = peek(in);
    try {
      return in.damaged(
          String.format(
              Locale.ROOT,
              "holds %s in the format %s, expected %s",
              ModelKind.WORD_VECTORS.description(),
              recognition.finding(in).format().label(),
              expected.description()));
    } catch (ModelFormatException e) {
      return in.damaged(
          "not a model's file, expected "
              + expected.description()
              + "; it starts with "
              + recognition.excerpt());
    }
  }

  private Finding finding(ByteInput in) throws IOException {
    if (isSafetensors()) {
      return new Finding(EmbeddingsFormat.SAFETENSORS, 0);
    }
    if (to - from >= Integer.BYTES && littleEndian().getInt(from) == FastTextHeader.MAGIC) {
      return new Finding(EmbeddingsFormat.FASTTEXT_BINARY, 0);
    }
    if (to - from >= Integer.BYTES && littleEndian().getInt(from) == ZIP && !in.gzipped()) {
      return new Finding(EmbeddingsFormat.DL4J, 0); // or another archive: Archives tells
    }
    int firstEnd = lineEnd(from);
    if (isHeader(firstEnd)) {
      return new Finding(
          isText(firstEnd) ? EmbeddingsFormat.WORD2VEC_TEXT : EmbeddingsFormat.WORD2VEC_BINARY, 0);
    }
    if (looksLikeText(from, (byte) 1)) { // a word may hold a control character
      int tabbed = tabbedNumbers(from, firstEnd);
      if (tabbed > 0) {
        return new Finding(EmbeddingsFormat.TENSORBOARD, tabbed);
      }
      int dimension = rowsDimension();
      if (dimension > 1) {
        return new Finding(EmbeddingsFormat.GLOVE, dimension);
      }
    }
    throw in.damaged(
        Symptom.UNKNOWN_FORMAT,
        new Place.Whole(),
        "not a file of word vectors: neither safetensors nor word2vec, GloVe, fastText or"
            + " TensorBoard; it starts with "
            + excerpt());
  }

  private String excerpt() {
    return TextRows.excerpt(bytes, from, Math.min(to, from + 40));
  }

  private ByteBuffer littleEndian() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A length below 2^40, then a JSON object. */
  private boolean isSafetensors() {
    return to - from > Long.BYTES
        && bytes[from + Long.BYTES] == '{'
        && littleEndian().getLong(from) >>> 40 == 0;
  }

  /** Whether some line below the header ends in as many numbers as it promises. */
  private boolean hasNumbersInLines() {
    int start = lineEnd(from);
    Fields header = new Fields(bytes, from, start);
    header.next();
    header.next();
    int dimension = (int) Math.min(header.integer(), PEEK);
    for (int line = 0; line < LINES && start < to; line++) {
      int end = lineEnd(start + 1);
      int numbers = Fields.lastFields(bytes, Math.min(to, start + 1), end, dimension);
      if (end < to && numbers > start && allNumbers(numbers, end)) {
        return true;
      }
      start = end;
    }
    return false;
  }

  /** TensorBoard's vectors, if most lines are numbers with tabs between, and words lie beside. */
  private Optional<Finding> pair(Path path) {
    Map<Integer, Integer> votes = new TreeMap<>();
    int start = from;
    int lines = 0;
    for (; lines < LINES && start < to; lines++) {
      int end = lineEnd(start);
      votes.merge(tabbedNumbers(start, end), 1, Integer::sum);
      start = end + 1;
    }
    int half = lines / 2;
    return votes.entrySet().stream()
        .filter(entry -> entry.getKey() > 0 && entry.getValue() > half)
        .filter(entry -> Files.exists(TensorBoardPair.metadataOf(path)))
        .map(entry -> new Finding(EmbeddingsFormat.TENSORBOARD, entry.getKey()))
        .findFirst();
  }

  /** Whether JSON that names types of tensors begins where a safetensors file has it. */
  private boolean hasTensors() {
    String head = new String(bytes, from, Math.min(to - from, 1 << 12), ISO_8859_1);
    return head.startsWith("{\"", Long.BYTES) && head.contains("\"dtype\"");
  }

  private int lineEnd(int start) {
    int end = start;
    while (end < to && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Two whole numbers with a space between; a tab there would be TensorBoard's. */
  private boolean isHeader(int end) {
    Fields fields = new Fields(bytes, from, end);
    boolean numbers = fields.next() && fields.integer() >= 0;
    int space = fields.to();
    numbers &= fields.next() && fields.integer() >= 0;
    return numbers && bytes[space] == ' ' && !fields.next();
  }

  /**
   * Whether the rows under a header are text: the first one reads so, or nothing speaks against.
   */
  private boolean isText(int headerEnd) {
    Fields header = new Fields(bytes, from, headerEnd);
    header.next();
    header.next();
    int start = Math.min(to, headerEnd + 1);
    int end = lineEnd(start);
    int dimension = (int) Math.min(header.integer(), PEEK);
    int numbers = Fields.lastFields(bytes, start, end, dimension);
    return (end < to && numbers > start && allNumbers(numbers, end))
        || looksLikeText(start, (byte) ' ');
  }

  private boolean allNumbers(int start, int end) {
    Fields fields = new Fields(bytes, start, end);
    while (fields.next()) {
      if (Float.isNaN(fields.number())) {
        return false;
      }
    }
    return true;
  }

  /** UTF-8, but for a last character that is cut; of ASCII white space and from {@code lowest}. */
  private boolean looksLikeText(int start, byte lowest) {
    for (int i = start; i < to; i++) {
      boolean control = bytes[i] >= 0 && bytes[i] < lowest;
      if (control && bytes[i] != '\n' && !Fields.isSeparator(bytes[i])) {
        return false;
      }
    }
    int end = to;
    while (!whole && end > start && end > to - 4 && bytes[end - 1] < 0) {
      end--;
    }
    try {
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, end - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** How many numbers a line has, if it has nothing else and tabs between; else 0. */
  private int tabbedNumbers(int start, int end) {
    Fields fields = new Fields(bytes, start, end);
    int count = 0;
    while (fields.next()) {
      if (Float.isNaN(fields.number()) || (count > 0 && bytes[fields.from() - 1] != '\t')) {
        return 0;
      }
      count++;
    }
    return count;
  }

  /**
   * How many numbers follow a word in most of the first lines, as a word of several parts may end
   * in a number itself; 0 if they hold none.
   */
  private int rowsDimension() {
    Map<Integer, Integer> votes = new TreeMap<>(); // of as many votes the fewest numbers win
    int start = from;
    for (int line = 0; line < LINES && start < to; line++) {
      int end = lineEnd(start);
      if (end == to && line > 0) {
        break; // perhaps cut off
      }
      votes.merge(trailingNumbers(start, end), 1, Integer::sum);
      start = end + 1;
    }
    int most = votes.values().stream().mapToInt(count -> count).max().orElse(0);
    return votes.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .mapToInt(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }

  private int trailingNumbers(int start, int end) {
    Fields fields = new Fields(bytes, start, end);
    int count = 0;
    int all = 0;
    while (fields.next()) {
      all++;
      count = Float.isNaN(fields.number()) ? 0 : count + 1;
    }
    return Math.max(0, Math.min(count, all - 1));
  }
}
