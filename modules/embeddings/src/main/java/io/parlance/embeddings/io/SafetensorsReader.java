package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Reads the model file: see {@link ModelTensors} for what it holds. */
final class SafetensorsReader {
  private static final int LARGEST_HEADER = 100_000_000; // as the reference implementation has it
  private static final int CHUNK = 1 << 16;

  private final ByteInput in;
  private final CRC32C crc = new CRC32C();
  private final SafetensorsHeader header;
  private final OptionalInt checksumDigits;
  private final long dataOffset;

  SafetensorsReader(ByteInput in) throws IOException {
    this.in = in;
    byte[] json = json();
    this.dataOffset = in.offset();
    SafetensorsHeaderParser parser =
        new SafetensorsHeaderParser(in, json, dataOffset - json.length);
    this.header = parser.parse();
    this.checksumDigits = parser.checksumDigits();
    checkLayout();
    checkVersion();
    updateChecksum(json);
  }

  /** What the metadata says of the model; keys that are the file's own are left out. */
  Provenance provenance() {
    SortedMap<String, String> entries = new TreeMap<>(header.metadata());
    entries.keySet().removeIf(key -> key.isBlank() || key.startsWith(ModelTensors.RESERVED));
    return new Provenance(entries);
  }

  /** The tensor of this name, its type and the number of its extents checked. */
  private TensorEntry entry(String name, String dtype, int extents) throws IOException {
    for (TensorEntry tensor : header.tensors()) {
      if (tensor.name().equals(name)) {
        if (!tensor.dtype().equals(dtype) || tensor.shape().size() != extents) {
          throw in.damaged(
              String.format(
                  Locale.ROOT,
                  "tensor \"%s\" is %s%s, expected %s with %d extents",
                  name,
                  tensor.dtype(),
                  tensor.shape(),
                  dtype,
                  extents));
        }
        return tensor;
      }
    }
    List<String> names = header.tensors().stream().map(TensorEntry::name).limit(8).toList();
    throw in.damaged(
        "a safetensors file without tensor \""
            + name
            + "\", so not one of word vectors; it holds "
            + names);
  }

  /** The sizes of the model, its four tensors checked against one another. */
  Shape shape() throws IOException {
    TensorEntry vectors = entry(ModelTensors.VECTORS, "F32", 2);
    int size =
        ModelTensors.checkShapes(
            in,
            vectors,
            entry(ModelTensors.UTF8, "U8", 1),
            entry(ModelTensors.OFFSETS, "I64", 1),
            entry(ModelTensors.COUNTS, "I64", 1));
    return new Shape(size, vectors.shape().get(1).intValue(), false);
  }

  Embeddings read() throws IOException {
    Shape shape = shape();
    int size = shape.size();
    RowMatrix matrix = Allocation.matrix(in, size, shape.dimension());
    byte[] words = new byte[(int) entry(ModelTensors.UTF8, "U8", 1).bytes()];
    int[] starts = new int[size + 1];
    long[] counts = new long[size];
    SortedMap<String, ModelPart> parts = new TreeMap<>();
    for (TensorEntry tensor : header.tensors()) {
      switch (tensor.name()) {
        case ModelTensors.VECTORS -> readRows(matrix);
        case ModelTensors.UTF8 -> readBytes(words);
        case ModelTensors.OFFSETS -> readOffsets(starts, words.length);
        case ModelTensors.COUNTS -> readCounts(counts);
        default -> readPart(tensor).ifPresent(part -> parts.put(tensor.name(), part));
      }
    }
    checkEnd();
    if (checksumDigits.isEmpty()) {
      Allocation.checkFinite(in, matrix);
    }
    Embeddings embeddings = Embeddings.of(vocabulary(words, starts, counts), matrix, provenance());
    for (Map.Entry<String, ModelPart> part : parts.entrySet()) {
      embeddings = embeddings.withPart(part.getKey(), part.getValue());
    }
    return embeddings;
  }

  /** A further part of a model of ours; foreign files may hold what they like. */
  private Optional<ModelPart> readPart(TensorEntry tensor) throws IOException {
    boolean ours = header.metadata().containsKey(ModelTensors.FORMAT);
    int extents = tensor.shape().size();
    if (ours && tensor.dtype().equals("F32") && extents == 2) {
      ModelTensors.checkBytes(in, tensor, Float.BYTES);
      RowMatrix matrix = Allocation.matrix(in, tensor.shape().get(0), tensor.shape().get(1));
      readRows(matrix);
      return Optional.of(new ModelPart.Floats(matrix));
    }
    if (ours && tensor.dtype().equals("I64") && extents == 1) {
      ModelTensors.checkBytes(in, tensor, Long.BYTES);
      long[] values = new long[Allocation.length(in, tensor.shape().get(0), Long.BYTES)];
      readLongs(values);
      return Optional.of(new ModelPart.Longs(values));
    }
    if (ours && tensor.dtype().equals("U8") && extents == 1) {
      ModelTensors.checkBytes(in, tensor, 1);
      byte[] values = new byte[Allocation.length(in, tensor.shape().get(0), 1)];
      readBytes(values);
      return Optional.of(new ModelPart.Bytes(values));
    }
    pass(tensor.bytes());
    return Optional.empty();
  }

  private Vocabulary vocabulary(byte[] words, int[] starts, long[] counts) throws IOException {
    try {
      return Vocabulary.ofUtf8(words, starts, counts);
    } catch (IllegalArgumentException e) {
      throw in.damaged("the vocabulary is broken: " + e.getMessage());
    }
  }

  private byte[] json() throws IOException {
    if (in.fill(Long.BYTES) < Long.BYTES) {
      throw in.damaged(in.fill(1), "the file ends within the length of its header");
    }
    long length =
        ByteBuffer.wrap(in.array(), in.position(), Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();
    crc.update(in.array(), in.position(), Long.BYTES);
    in.skip(Long.BYTES);
    if (length < 0 || length > Math.min(LARGEST_HEADER, in.mostBytesLeft())) {
      throw in.damaged(
          0, "a header of " + length + " bytes, but at most " + in.mostBytesLeft() + " follow");
    }
    byte[] json = new byte[(int) length];
    for (int at = 0; at < json.length; ) {
      int n = Math.min(in.fill(1), json.length - at);
      if (n == 0) {
        throw in.damaged(in.offset(), "the file ends within its header of " + length + " bytes");
      }
      System.arraycopy(in.array(), in.position(), json, at, n);
      in.skip(n);
      at += n;
    }
    return json;
  }

  /** Tensors fill the file, one after the other without holes, each as long as its shape says. */
  private void checkLayout() throws IOException {
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
    long left = in.mostBytesLeft();
    if (in.gzipped() ? next > left : next != left) {
      throw in.damaged(
          dataOffset,
          "the header announces " + next + " bytes of tensors, but " + left + " follow");
    }
  }

  private void checkVersion() throws IOException {
    String format = header.metadata().get(ModelTensors.FORMAT);
    if (format == null) {
      return;
    }
    if (!format.equals(ModelTensors.FORMAT_VERSION)) {
      throw in.damaged(
          String.format(
              Locale.ROOT,
              "format \"%s\", but this version of Parlance reads \"%s\"; a newer one may read it",
              format,
              ModelTensors.FORMAT_VERSION));
    }
    if (checksumDigits.isEmpty()) {
      throw in.damaged("no checksum, expected \"" + SafetensorsHeader.CHECKSUM + "\"");
    }
  }

  private void updateChecksum(byte[] json) throws IOException {
    if (checksumDigits.isEmpty()) {
      return;
    }
    int at = checksumDigits.getAsInt();
    int end = at + SafetensorsHeader.CHECKSUM_DIGITS;
    if (end > json.length) {
      throw in.damaged("a checksum cut short");
    }
    crc.update(json, 0, at);
    crc.update("0".repeat(SafetensorsHeader.CHECKSUM_DIGITS).getBytes(US_ASCII));
    crc.update(json, end, json.length - end);
  }

  private void checkEnd() throws IOException {
    if (in.fill(1) > 0) {
      throw in.damaged(in.offset(), "more bytes follow the last tensor");
    }
    String stated = header.metadata().get(SafetensorsHeader.CHECKSUM);
    String computed = SafetensorsHeader.checksum(crc);
    if (stated != null && !stated.equals(computed)) {
      throw in.damaged("damaged: its checksum is \"" + computed + "\", expected \"" + stated + '"');
    }
  }

  /** The next bytes, at most {@code wanted} and a multiple of {@code unit}, as a buffer. */
  private ByteBuffer next(long wanted, int unit) throws IOException {
    int most = (int) Math.min(CHUNK, wanted);
    int n = Math.min(most, in.fill(most));
    n -= n % unit;
    if (n == 0) {
      throw in.damaged(in.offset(), "the file ends " + wanted + " bytes before its tensor does");
    }
    crc.update(in.array(), in.position(), n);
    ByteBuffer bytes =
        ByteBuffer.wrap(in.array(), in.position(), n).slice().order(ByteOrder.LITTLE_ENDIAN);
    in.skip(n);
    return bytes;
  }

  private void pass(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      left -= next(left, 1).remaining();
    }
  }

  private void readBytes(byte[] target) throws IOException {
    for (int at = 0; at < target.length; ) {
      ByteBuffer bytes = next(target.length - at, 1);
      int n = bytes.remaining();
      bytes.get(target, at, n);
      at += n;
    }
  }

  private void readRows(RowMatrix matrix) throws IOException {
    for (int row = 0; row < matrix.rows(); ) {
      int rows = matrix.contiguous(row);
      float[] block = matrix.block(row);
      int at = matrix.offset(row);
      for (int end = at + rows * matrix.dimension(); at < end; ) {
        ByteBuffer bytes = next((long) (end - at) * Float.BYTES, Float.BYTES);
        int n = bytes.remaining() / Float.BYTES;
        bytes.asFloatBuffer().get(block, at, n);
        at += n;
      }
      row += rows;
    }
  }

  private void readCounts(long[] target) throws IOException {
    readLongs(target);
    for (int i = 0; i < target.length; i++) {
      if (target[i] < 0) {
        throw in.damaged("word " + i + " has the negative count " + target[i]);
      }
    }
  }

  private void readLongs(long[] target) throws IOException {
    for (int at = 0; at < target.length; ) {
      ByteBuffer bytes = next((long) (target.length - at) * Long.BYTES, Long.BYTES);
      int n = bytes.remaining() / Long.BYTES;
      bytes.asLongBuffer().get(target, at, n);
      at += n;
    }
  }

  private void readOffsets(int[] target, long end) throws IOException {
    long[] wide = new long[target.length];
    readCounts(wide);
    for (int i = 0; i < wide.length; i++) {
      if (wide[i] > end) {
        throw in.damaged("word " + i + " starts at byte " + wide[i] + " of " + end);
      }
      target[i] = (int) wide[i];
    }
  }
}
