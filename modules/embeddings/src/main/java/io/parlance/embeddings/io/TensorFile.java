package io.parlance.embeddings.io;

import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A safetensors file of named tensors and of strings that describe it. It is opened, which checks
 * the header; asked for tensors by name, which checks their types and sizes and gives empty arrays;
 * and read, which fills these arrays in one pass and checks the sum of all bytes.
 *
 * <p>No size is believed before it is held against the size of the file and of the heap. Belongs to
 * one thread.
 */
public final class TensorFile implements Closeable {
  private final ByteInput in;
  private final ModelKind kind;
  private final TensorBytes bytes;
  private final SafetensorsHeader header;
  private final boolean summed;
  private final Map<String, TensorData> wanted = new HashMap<>();
  private long wantedBytes;

  /** Takes the input over, which stands at the file's start. */
  TensorFile(ByteInput in, ModelKind kind) throws IOException {
    this.in = in;
    this.kind = kind;
    this.bytes = new TensorBytes(in);
    byte[] json = bytes.header();
    long dataOffset = in.offset();
    SafetensorsHeaderParser parser =
        new SafetensorsHeaderParser(in, json, dataOffset - json.length);
    this.header = parser.parse();
    OptionalInt digits = parser.checksumDigits();
    this.summed = digits.isPresent();
    checkLayout(dataOffset);
    checkKind();
    if (summed) {
      bytes.sum(json, digits.getAsInt());
    }
  }

  /**
   * Opens a file that Parlance wrote.
   *
   * @throws ModelFormatException if it is damaged, foreign, or of another kind
   */
  public static TensorFile open(Path path, ModelKind kind) throws IOException {
    ByteInput in = ByteInput.open(path, kind.description());
    try {
      if (!Recognition.isSafetensors(in)) {
        throw Recognition.other(in, kind);
      }
      return new TensorFile(in, kind);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * The kind that a file says it is, by its header alone; empty where Parlance did not write it, or
   * it is no tensor file.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<ModelKind> kind(Path path) throws IOException {
    try (ByteInput in = ByteInput.open(path)) {
      if (!Recognition.isSafetensors(in)) {
        return Optional.empty();
      }
      byte[] json = new TensorBytes(in).header();
      SafetensorsHeader header =
          new SafetensorsHeaderParser(in, json, in.offset() - json.length).parse();
      return Optional.ofNullable(header.metadata().get(ModelTensors.FORMAT))
          .flatMap(ModelKind::ofFormat);
    }
  }

  /**
   * Writes a file of this kind, gzipped if the name ends in {@code .gz}; the path holds its old
   * content until the new is whole.
   *
   * @param metadata strings that describe the file; no key starts with {@code parlance.}
   * @param tensors by name; their floats are finite
   */
  public static void write(
      Path path, ModelKind kind, Map<String, String> metadata, Map<String, TensorData> tensors)
      throws IOException {
    TensorFileWriter writer = new TensorFileWriter(path, kind, metadata);
    tensors.forEach(writer::add);
    AtomicFile.write(path, writer::write);
  }

  /**
   * Writes a file as {@link #write} does, but what {@code path} held goes to {@code former}. At any
   * moment one of the two is a whole file.
   */
  public static void write(
      Path path,
      Path former,
      ModelKind kind,
      Map<String, String> metadata,
      Map<String, TensorData> tensors)
      throws IOException {
    TensorFileWriter writer = new TensorFileWriter(path, kind, metadata);
    tensors.forEach(writer::add);
    AtomicFile.write(path, former, writer::write);
  }

  /** What the file says of itself; keys that are its own are left out. */
  public SortedMap<String, String> metadata() {
    SortedMap<String, String> entries = new TreeMap<>(header.metadata());
    entries.keySet().removeIf(key -> key.isBlank() || key.startsWith(ModelTensors.RESERVED));
    return entries;
  }

  /** Whether it has a tensor of this name. */
  public boolean has(String name) {
    return header.tensors().stream().anyMatch(tensor -> tensor.name().equals(name));
  }

  /** The names of all tensors, in the order of the file. */
  public List<String> names() {
    return header.tensors().stream().map(TensorEntry::name).toList();
  }

  /** The extents of a tensor. */
  public List<Long> shape(String name) throws IOException {
    return entry(name).shape();
  }

  /** Float32 of this shape. */
  public float[] floats(String name, int rows, int columns) throws IOException {
    TensorEntry entry = entry(name, "F32", rows, columns);
    float[] values = new float[length(entry, Float.BYTES)];
    wanted.put(name, new TensorData.Floats(rows, columns, values));
    return values;
  }

  /**
   * Looks whether there is float32 of this shape, without asking for it.
   *
   * @throws ModelFormatException if there is not
   */
  public void checkFloats(String name, int rows, int columns) throws IOException {
    ModelTensors.checkBytes(in, entry(name, "F32", rows, columns), Float.BYTES);
  }

  /** Numbers of 8 bits of this shape. */
  public byte[] int8(String name, int rows, int columns) throws IOException {
    byte[] values = new byte[length(entry(name, "I8", rows, columns), 1)];
    wanted.put(name, new TensorData.Int8(rows, columns, values));
    return values;
  }

  /** Whole numbers, as many as there are. */
  public long[] longs(String name) throws IOException {
    long[] values = new long[length(entry(name, "I64", 1), Long.BYTES)];
    wanted.put(name, new TensorData.Longs(values));
    return values;
  }

  /** Bytes, as many as there are. */
  public byte[] bytes(String name) throws IOException {
    byte[] values = new byte[length(entry(name, "U8", 1), 1)];
    wanted.put(name, new TensorData.Bytes(values));
    return values;
  }

  /**
   * Has {@link #read} fill arrays that are there already.
   *
   * @throws ModelFormatException if the file has no tensor of this name, or one of another type or
   *     shape
   */
  public void into(String name, TensorData target) throws IOException {
    TensorEntry entry = entry(name);
    if (!entry.dtype().equals(target.dtype()) || !entry.shape().equals(target.shape())) {
      throw unlike(entry, target.dtype() + target.shape());
    }
    ModelTensors.checkBytes(in, entry, target.width());
    wanted.put(name, target);
  }

  /**
   * The words of three tensors that were read.
   *
   * @param utf8 all words, one after the other
   * @param offsets where each starts, and the last one ends
   * @param counts how often each occurs
   */
  public Vocabulary vocabulary(byte[] utf8, long[] offsets, long[] counts) throws IOException {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0) {
        throw in.damaged("word " + i + " has the negative count " + counts[i]);
      }
    }
    try {
      return Vocabulary.ofUtf8(utf8, starts(offsets, utf8.length, "word"), counts);
    } catch (IllegalArgumentException e) {
      throw in.damaged("the vocabulary is broken: " + e.getMessage());
    }
  }

  /**
   * Where texts start that stand one after the other, and where the last one ends.
   *
   * @param end the bytes of all
   * @param name of a text, for messages
   */
  public int[] starts(long[] offsets, int end, String name) throws IOException {
    int[] starts = new int[offsets.length];
    for (int i = 0; i < starts.length; i++) {
      if (offsets[i] < (i == 0 ? 0 : offsets[i - 1]) || offsets[i] > end) {
        throw in.damaged(name + " " + i + " starts at byte " + offsets[i] + " of " + end);
      }
      starts[i] = (int) offsets[i];
    }
    return starts;
  }

  /** Float32 of two extents, as many as there are. */
  RowMatrix matrix(String name) throws IOException {
    TensorEntry entry = entry(name, "F32", 2);
    ModelTensors.checkBytes(in, entry, Float.BYTES);
    RowMatrix matrix = Allocation.matrix(in, entry.shape().get(0), entry.shape().get(1));
    wanted.put(name, new TensorData.Matrix(matrix));
    return matrix;
  }

  /**
   * Fills all arrays that were asked for.
   *
   * @throws ModelFormatException if the file is cut off or damaged
   */
  public void read() throws IOException {
    for (TensorEntry tensor : header.tensors()) {
      TensorData target = wanted.get(tensor.name());
      if (target == null) {
        bytes.pass(tensor.bytes());
      } else {
        bytes.read(target);
      }
    }
    if (in.fill(1) > 0) {
      throw in.damaged(in.offset(), "more bytes follow the last tensor");
    }
    String stated = header.metadata().get(SafetensorsHeader.CHECKSUM);
    String computed = bytes.checksum();
    if (stated != null && !stated.equals(computed)) {
      throw in.damaged(
          Symptom.CHECKSUM,
          new Place.Whole(),
          "damaged: its checksum is \"" + computed + "\", expected " + TensorText.quoted(stated));
    }
    if (bytes.notFinite().isPresent()) {
      throw in.damaged(
          Symptom.NOT_FINITE,
          bytes.notFinite().getAsLong(),
          "a tensor holds a number that is not finite");
    }
  }

  /** Whether the file names its kind, so that all in it was written by Parlance. */
  boolean ours() {
    return header.metadata().containsKey(ModelTensors.FORMAT);
  }

  /** The tensors as the header announces them. */
  List<TensorEntry> entries() {
    return header.tensors();
  }

  /** A complaint about what the tensors hold. */
  public ModelFormatException damaged(String complaint) {
    return in.damaged(complaint.replaceAll("\\p{Cntrl}", "?")); // it may quote the file
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private TensorEntry entry(String name) throws IOException {
    for (TensorEntry tensor : header.tensors()) {
      if (tensor.name().equals(name)) {
        return tensor;
      }
    }
    throw in.damaged(
        "a safetensors file without tensor \""
            + name
            + "\", so not "
            + kind.description()
            + "; it holds "
            + names().stream().limit(8).toList());
  }

  /** The tensor of this name, its type and the number of its extents checked. */
  TensorEntry entry(String name, String dtype, int extents) throws IOException {
    TensorEntry tensor = entry(name);
    if (!tensor.dtype().equals(dtype) || tensor.shape().size() != extents) {
      throw unlike(tensor, dtype + " with " + extents + " extents");
    }
    return tensor;
  }

  private TensorEntry entry(String name, String dtype, int rows, int columns) throws IOException {
    TensorEntry tensor = entry(name, dtype, 2);
    List<Long> shape = List.of((long) rows, (long) columns);
    if (!tensor.shape().equals(shape)) {
      throw unlike(tensor, dtype + shape);
    }
    return tensor;
  }

  private ModelFormatException unlike(TensorEntry tensor, String expected) {
    return in.damaged(
        String.format(
            Locale.ROOT,
            "tensor \"%s\" is %s%s, expected %s",
            tensor.name(),
            tensor.dtype(),
            tensor.shape(),
            expected));
  }

  /** The number of elements, held against the tensor's bytes and the heap. */
  private int length(TensorEntry tensor, int width) throws IOException {
    ModelTensors.checkBytes(in, tensor, width);
    wantedBytes += tensor.bytes();
    if (wantedBytes > Runtime.getRuntime().maxMemory()) {
      throw in.damaged(
          String.format(
              Locale.ROOT,
              "needs more than %d MB of heap, which has at most %d MB; give it more",
              wantedBytes >> 20,
              Runtime.getRuntime().maxMemory() >> 20));
    }
    return Allocation.length(in, tensor.elements(), width);
  }

  /** Tensors fill the file, one after the other without holes. */
  private void checkLayout(long dataOffset) throws IOException {
    long next = 0;
    for (TensorEntry tensor : header.tensors()) {
      if (tensor.begin() != next || tensor.end() < tensor.begin()) {
        throw in.damaged(
            String.format(
                Locale.ROOT,
                "tensor \"%s\" has bytes %d to %d, expected to start at %d",
                tensor.name(),
                tensor.begin(),
                tensor.end(),
                next));
      }
      next = tensor.end();
    }
    long left = in.mostBytesLeft(next);
    if (in.gzipped() ? next > left : next != left) {
      throw in.damaged(
          dataOffset,
          "the header announces " + next + " bytes of tensors, but " + left + " follow");
    }
  }

  private void checkKind() throws IOException {
    String format = header.metadata().get(ModelTensors.FORMAT);
    if (format == null) {
      if (kind == ModelKind.WORD_VECTORS) {
        return; // those of others, which name their tensors as we do
      }
      throw in.damaged(
          "a safetensors file that Parlance did not write, expected " + kind.description());
    }
    if (!format.equals(kind.format())) {
      String other =
          ModelKind.ofFormat(format)
              .filter(found -> found != kind)
              .map(found -> "holds " + found.description() + ", expected " + kind.description())
              .orElseGet(() -> newer(format));
      throw in.damaged(other);
    }
    if (!summed) {
      throw in.damaged("no checksum, expected \"" + SafetensorsHeader.CHECKSUM + "\"");
    }
  }

  private String newer(String format) {
    return String.format(
        Locale.ROOT,
        "format \"%s\", but this version of Parlance reads \"%s\"; a newer one may read it",
        format,
        kind.format());
  }
}
