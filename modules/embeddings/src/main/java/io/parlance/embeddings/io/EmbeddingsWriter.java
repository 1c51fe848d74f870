package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.RowMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes embeddings in one format; a face above checks and replaces the file. */
final class EmbeddingsWriter {
  private final Embeddings embeddings;
  private final Path target;

  EmbeddingsWriter(Embeddings embeddings, Path target) {
    this.embeddings = embeddings;
    this.target = target;
  }

  /** The model file: {@link ModelTensors}, the widest types first, so that all are aligned. */
  void safetensors(OutputStream out) throws IOException {
    int size = embeddings.size();
    byte[] utf8 = embeddings.vocabulary().utf8();
    long counts = (long) size * Long.BYTES;
    long offsets = counts + (size + 1L) * Long.BYTES;
    long vectors = offsets + (long) size * embeddings.dimension() * Float.BYTES;
    List<TensorEntry> tensors =
        List.of(
            new TensorEntry(ModelTensors.COUNTS, "I64", List.of((long) size), 0, counts),
            new TensorEntry(ModelTensors.OFFSETS, "I64", List.of(size + 1L), counts, offsets),
            new TensorEntry(
                ModelTensors.VECTORS,
                "F32",
                List.of((long) size, (long) embeddings.dimension()),
                offsets,
                vectors),
            new TensorEntry(
                ModelTensors.UTF8,
                "U8",
                List.of((long) utf8.length),
                vectors,
                vectors + utf8.length));
    SortedMap<String, String> metadata = new TreeMap<>(embeddings.provenance().entries());
    metadata.put(ModelTensors.FORMAT, ModelTensors.FORMAT_VERSION);
    CRC32C crc = new CRC32C();
    metadata.put(SafetensorsHeader.CHECKSUM, SafetensorsHeader.checksum(crc)); // of nothing: zeros
    byte[] blank = new SafetensorsHeader(metadata, tensors).encode();
    OutputStream summing = new CheckedOutputStream(OutputStream.nullOutputStream(), crc);
    summing.write(blank);
    tensors(summing, utf8);
    metadata.put(SafetensorsHeader.CHECKSUM, SafetensorsHeader.checksum(crc));
    out.write(new SafetensorsHeader(metadata, tensors).encode());
    tensors(out, utf8);
  }

  private void tensors(OutputStream out, byte[] utf8) throws IOException {
    longs(out, embeddings.vocabulary().counts());
    int[] offsets = embeddings.vocabulary().offsets();
    long[] wide = new long[offsets.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = offsets[i];
    }
    longs(out, wide);
    byte[] row = new byte[Math.multiplyExact(embeddings.dimension(), Float.BYTES)];
    for (int id = 0; id < embeddings.size(); id++) {
      putRow(id, row);
      out.write(row);
    }
    out.write(utf8);
  }

  private static void longs(OutputStream out, long[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    out.write(bytes);
  }

  private void putRow(int id, byte[] target) throws IOException {
    RowMatrix vectors = embeddings.vectors();
    checkFinite(id);
    ByteBuffer.wrap(target)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .put(vectors.block(id), vectors.offset(id), vectors.dimension());
  }

  private void checkFinite(int id) throws IOException {
    RowMatrix vectors = embeddings.vectors();
    for (int i = 0; i < vectors.dimension(); i++) {
      if (!Float.isFinite(vectors.at(id, i))) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: the vector of word %d, \"%s\", holds %s; only finite numbers are written",
                target,
                id,
                embeddings.vocabulary().word(id),
                vectors.at(id, i)));
      }
    }
  }

  /** word2vec.c's binary; each vector ends with a newline, as word2vec.c has it. */
  void binary(OutputStream out, PlainWords words) throws IOException {
    out.write((words.size() + " " + embeddings.dimension() + "\n").getBytes(US_ASCII));
    byte[] row =
        new byte[Math.addExact(Math.multiplyExact(embeddings.dimension(), Float.BYTES), 1)];
    row[row.length - 1] = '\n';
    byte[] word = new byte[64];
    for (int id = 0; id < embeddings.size(); id++) {
      if (words.holds(id)) {
        word = word.length > words.length(id) ? word : new byte[2 * words.length(id)];
        int end = words.copy(id, word, 0);
        word[end++] = ' ';
        out.write(word, 0, end);
        putRow(id, row);
        out.write(row);
      }
    }
  }

  /** Rows of a word and its numbers, a space between; above them sizes, if {@code header}. */
  void text(OutputStream out, PlainWords words, boolean header) throws IOException {
    if (header) {
      out.write((words.size() + " " + embeddings.dimension() + "\n").getBytes(US_ASCII));
    }
    byte[] line = new byte[0];
    int numbers = Math.multiplyExact(embeddings.dimension(), FloatText.LONGEST + 1);
    for (int id = 0; id < embeddings.size(); id++) {
      if (words.holds(id)) {
        int needed = words.length(id) + numbers + 2;
        line = line.length >= needed ? line : new byte[needed];
        int end = words.copy(id, line, 0);
        line[end++] = ' ';
        out.write(line, 0, numbers(id, ' ', line, end));
      }
    }
  }

  /** Rows of numbers, a tab between. */
  void tabbed(OutputStream out) throws IOException {
    byte[] line = new byte[Math.multiplyExact(embeddings.dimension(), FloatText.LONGEST + 1)];
    for (int id = 0; id < embeddings.size(); id++) {
      out.write(line, 0, numbers(id, '\t', line, 0));
    }
  }

  /** Lines of a word each. */
  void words(OutputStream out, PlainWords words) throws IOException {
    for (int id = 0; id < embeddings.size(); id++) {
      byte[] line = new byte[words.length(id) + 1];
      line[words.copy(id, line, 0)] = '\n';
      out.write(line);
    }
  }

  private int numbers(int id, char separator, byte[] line, int at) throws IOException {
    checkFinite(id);
    RowMatrix vectors = embeddings.vectors();
    float[] block = vectors.block(id);
    int offset = vectors.offset(id);
    int end = at;
    for (int i = 0; i < vectors.dimension(); i++) {
      end = FloatText.write(block[offset + i], line, end);
      line[end++] = (byte) separator;
    }
    line[end - 1] = '\n';
    return end;
  }
}
