package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parlance.embeddings.subwords.SubwordVectors;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The words in a tensor file, and other texts that lie in two tensors like them: {@code X.utf8},
 * all texts one after the other, and {@code X.offsets}, where each starts and the last one ends.
 */
final class TensorWords {
  private static final String UTF8 = ".utf8";
  private static final String OFFSETS = ".offsets";
  private static final String SETTINGS = "subwords.settings";
  private static final String BUCKETS = "subwords.buckets";
  private static final String ROWS = "subwords.rows";
  private static final String OUTPUTS = "subwords.outputs";
  private static final Set<String> NUMBERS = Set.of(ModelTensors.COUNTS, SETTINGS, BUCKETS);
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private final ByteInput in;
  private final SafetensorsHeader header;
  private final Findings findings;
  private final long dataOffset;
  private final Map<String, CollectedBytes> collected = new HashMap<>();
  private final BitSet kept = new BitSet(); // words that are whole, with vectors that are
  private final Optional<TensorEntry> vectors;
  private int size;
  private boolean subwordsBroken;

  /**
   * @param in which stands where the tensors begin
   */
  TensorWords(ByteInput in, SafetensorsHeader header, Findings findings) {
    this.in = in;
    this.header = header;
    this.findings = findings;
    this.dataOffset = in.offset();
    this.vectors = entry(ModelTensors.VECTORS, "F32").filter(tensor -> tensor.shape().size() == 2);
  }

  private Optional<TensorEntry> entry(String name, String dtype) {
    return header.tensors().stream()
        .filter(tensor -> tensor.name().equals(name) && tensor.dtype().equals(dtype))
        .findFirst();
  }

  /** Who takes the bytes of a tensor, if it holds texts, where they start, or counts. */
  Optional<TensorScan.Collector> collector(TensorEntry tensor) {
    String name = tensor.name();
    boolean texts =
        name.endsWith(UTF8)
            && tensor.dtype().equals("U8")
            && entry(stem(name, UTF8) + OFFSETS, "I64").isPresent();
    boolean starts =
        name.endsWith(OFFSETS)
            && tensor.dtype().equals("I64")
            && entry(stem(name, OFFSETS) + UTF8, "U8").isPresent();
    boolean numbers = NUMBERS.contains(name) && tensor.dtype().equals("I64");
    if (tensor.bytes() > MOST_BYTES || !(texts || starts || numbers)) {
      return Optional.empty();
    }
    CollectedBytes bytes = new CollectedBytes();
    collected.put(name, bytes);
    return Optional.of(bytes::add);
  }

  private static String stem(String name, String ending) {
    return name.substring(0, name.length() - ending.length());
  }

  /** Looks at all texts, once the tensors are read as far as they are there. */
  void check(Map<String, TensorScan> scans) {
    for (TensorEntry tensor : header.tensors()) {
      String name = tensor.name();
      String stem = name.endsWith(OFFSETS) ? stem(name, OFFSETS) : "";
      if (collected.containsKey(stem + OFFSETS) && collected.containsKey(stem + UTF8)) {
        boolean words = (stem + UTF8).equals(ModelTensors.UTF8);
        TensorScan scan = scans.get(stem + UTF8);
        texts(
            stem,
            words,
            scan != null && scan.isThere(),
            Optional.ofNullable(scans.get(ModelTensors.VECTORS)));
      }
    }
    checkSizes();
    checkCounts();
    if (collected.containsKey(SETTINGS)) {
      checkSubwords();
    }
  }

  /** What the model knows of parts of words. */
  private void checkSubwords() {
    List<Long> rows = entry(ROWS, "F32").map(TensorEntry::shape).orElse(List.of());
    List<Long> outputs = entry(OUTPUTS, "F32").map(TensorEntry::shape).orElse(List.of());
    try {
      SubwordVectors.check(numbers(SETTINGS), numbers(BUCKETS), rows, size, dimension());
      if (outputs.size() == 2 && !outputs.equals(List.of((long) size, dimension()))) {
        throw new IllegalArgumentException(OUTPUTS + " is of shape " + outputs);
      }
    } catch (IllegalArgumentException e) {
      subwordsBroken = true;
      findings.add(in.damaged("the parts of words are broken: " + e.getMessage()));
    }
  }

  private long[] numbers(String name) {
    CollectedBytes bytes = collected.getOrDefault(name, new CollectedBytes());
    return IntStream.range(0, bytes.longs()).mapToLong(bytes::number).toArray();
  }

  /** Whether the words are whole, but what is known of their parts contradicts itself. */
  boolean subwordsBroken() {
    return subwordsBroken;
  }

  private void checkSizes() {
    Optional<TensorEntry> utf8 = entry(ModelTensors.UTF8, "U8");
    Optional<TensorEntry> offsets = entry(ModelTensors.OFFSETS, "I64");
    Optional<TensorEntry> counts = entry(ModelTensors.COUNTS, "I64");
    boolean plain = true;
    for (Optional<TensorEntry> tensor : List.of(utf8, offsets, counts)) {
      plain &= tensor.isPresent() && tensor.get().shape().size() == 1;
    }
    if (vectors.isEmpty() || !plain) {
      kept.clear(); // no reader finds words in it
      String format = header.metadata().get(ModelTensors.FORMAT);
      if (ModelKind.WORD_VECTORS.format().equals(format)) {
        findings.add(in.damaged("the tensors that hold words and their vectors are not all there"));
      }
      return;
    }
    try {
      ModelTensors.checkShapes(
          in, vectors.get(), utf8.orElseThrow(), offsets.orElseThrow(), counts.orElseThrow());
    } catch (ModelFormatException e) {
      findings.add(e);
      kept.clear();
    }
  }

  private void checkCounts() {
    CollectedBytes counts = collected.getOrDefault(ModelTensors.COUNTS, new CollectedBytes());
    for (int i = 0; i < counts.longs(); i++) {
      if (counts.number(i) < 0) {
        findings.add(in.damaged("word " + i + " has the negative count " + counts.number(i)));
      }
    }
  }

  /**
   * @param whole whether the file holds all of the texts
   */
  private void texts(String stem, boolean words, boolean whole, Optional<TensorScan> rows) {
    CollectedBytes text = collected.getOrDefault(stem + UTF8, new CollectedBytes());
    CollectedBytes offsets = collected.getOrDefault(stem + OFFSETS, new CollectedBytes());
    long textOffset = dataOffset + entry(stem + UTF8, "U8").map(TensorEntry::begin).orElse(0L);
    int texts = Math.max(0, offsets.longs() - 1);
    size = words ? texts : size;
    if (offsets.longs() > 0
        && whole
        && (offsets.number(0) != 0 || offsets.number(texts) != text.size())) {
      findings.add(
          in.damaged(
              String.format(
                  Locale.ROOT,
                  "the texts of \"%s\" run from byte %d to %d, expected 0 to %d",
                  stem,
                  offsets.number(0),
                  offsets.number(texts),
                  text.size())));
    }
    WordCheck check = new WordCheck(in.path(), findings);
    for (int i = 0; i < texts; i++) {
      long from = offsets.number(i);
      long to = offsets.number(i + 1);
      if (!whole && to > text.size()) {
        return; // the file ends within the texts, which is told already
      }
      if (from < 0 || to < from || to > text.size()) {
        findings.add(
            in.damaged(
                String.format(
                    Locale.ROOT,
                    "text %d of \"%s\" has the bytes %d to %d, expected some of 0 to %d",
                    i,
                    stem,
                    from,
                    to,
                    text.size())));
        continue;
      }
      Place place = in.place(textOffset + from);
      if (!words) {
        check.isUtf8(text.array(), (int) from, (int) to, place);
      } else if (check.accepts(text.array(), (int) from, (int) to, place)) {
        keep(i, rows, new String(text.array(), (int) from, (int) (to - from), UTF_8), place);
      }
    }
  }

  private void keep(int word, Optional<TensorScan> rows, String text, Place place) {
    if (vectors.isPresent()
        && word < vectors.get().shape().get(0)
        && rows.isPresent()
        && word < rows.get().rowsThere()
        && !rows.get().notFinite().get(word)) {
      kept.set(word);
      if (!rows.get().notZero().get(word)) {
        findings.add(
            in.damaged(
                Symptom.ZERO_ROW,
                place,
                "the vector of word " + word + ", " + TensorText.quoted(text) + ", is all zeros"));
      }
    }
  }

  /** The words that are whole, and have a vector that is. */
  BitSet kept() {
    return kept;
  }

  /** How many words there are, whole or not. */
  int size() {
    return size;
  }

  /** The length of a vector; 0 where there are none. */
  long dimension() {
    return vectors.map(tensor -> tensor.shape().get(1)).orElse(0L);
  }

  CollectedBytes utf8() {
    return collected.getOrDefault(ModelTensors.UTF8, new CollectedBytes());
  }

  CollectedBytes offsets() {
    return collected.getOrDefault(ModelTensors.OFFSETS, new CollectedBytes());
  }
}
