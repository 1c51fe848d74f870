package io.parlance.embeddings.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes the tensors that are whole, from the file itself, with a new checksum. Of word vectors of
 * which some are not whole, the others are written, without what belongs to all of them.
 */
final class RepairedTensors {
  private final Path path;
  private final SafetensorsHeader header;
  private final SortedMap<String, Boolean> whole; // by tensor
  private final Optional<TensorWords> words;
  private final boolean summed;

  /**
   * @param summed whether the file's checksum was right
   */
  RepairedTensors(
      Path path,
      SafetensorsHeader header,
      SortedMap<String, Boolean> whole,
      Optional<TensorWords> words,
      boolean summed) {
    this.path = path;
    this.header = header;
    this.whole = whole;
    this.words = words;
    this.summed = summed;
  }

  RepairReport write(Path out) throws IOException {
    List<String> notes = new ArrayList<>();
    if (header.metadata().containsKey(SafetensorsHeader.CHECKSUM) && !summed) {
      notes.add(
          "warning: the checksum was wrong and is made anew: numbers may be others than were"
              + " written, without a sign of it");
    }
    List<String> broken =
        header.tensors().stream().map(TensorEntry::name).filter(name -> !isWhole(name)).toList();
    boolean vectors =
        header.tensors().stream().anyMatch(entry -> entry.name().equals(ModelTensors.VECTORS));
    BitSet kept = words.map(TensorWords::kept).orElse(new BitSet());
    int size = words.map(TensorWords::size).orElse(0);
    boolean partsWhole = !words.map(TensorWords::subwordsBroken).orElse(false);
    boolean allWords = !vectors || (kept.cardinality() == size && partsWhole);
    if (broken.isEmpty() && allWords) {
      return copied(out, notes, vectors ? size : 0);
    }
    if (header.metadata().containsKey(ModelTensors.FORMAT) && !vectors) {
      throw new ModelFormatException(
          path
              + ": nothing can be saved of it: its tensor "
              + TensorText.quoted(broken.get(0))
              + " is not whole, and the model is none without it");
    }
    if (!vectors) {
      notes.add(
          "left out: "
              + broken.size()
              + " tensors that are not whole, first "
              + TensorText.quoted(broken.get(0)));
      return copied(out, notes, 0);
    }
    return chosen(out, notes, kept, size);
  }

  private boolean isWhole(String name) {
    return whole.getOrDefault(name, false);
  }

  /** Writes all tensors that are whole as they are. */
  private RepairReport copied(Path out, List<String> notes, int size) throws IOException {
    List<TensorEntry> entries = new ArrayList<>();
    long end = 0;
    for (TensorEntry tensor : header.tensors()) {
      if (isWhole(tensor.name())) {
        entries.add(
            new TensorEntry(
                tensor.name(), tensor.dtype(), tensor.shape(), end, end + tensor.bytes()));
        end += tensor.bytes();
      }
    }
    if (entries.isEmpty()) {
      throw new ModelFormatException(path + ": nothing can be saved of it: no tensor is whole");
    }
    write(out, entries, (tensor, from, to) -> copy(tensor.bytes(), from, to));
    return new RepairReport(List.of(out), size, notes);
  }

  /** Writes the words that are kept, with their counts and vectors. */
  private RepairReport chosen(Path out, List<String> notes, BitSet kept, int size)
      throws IOException {
    int rows = kept.cardinality();
    if (rows == 0) {
      throw new ModelFormatException(
          path + ": nothing can be saved of it: no word is whole and has a vector that is");
    }
    TensorWords texts = words.orElseThrow();
    if (rows < size) {
      notes.add(
          "left out: " + (size - rows) + " words that are not whole, or whose vectors are not");
    }
    long dropped =
        header.tensors().stream().filter(tensor -> !ModelTensors.isOfWords(tensor.name())).count();
    if (dropped > 0) {
      notes.add(
          "left out: " + dropped + " further parts of the model, which go with all its words");
    }
    byte[] offsets = new byte[(rows + 1) * Long.BYTES];
    ByteBuffer starts = ByteBuffer.wrap(offsets).order(ByteOrder.LITTLE_ENDIAN).putLong(0);
    long end = 0;
    for (int word = kept.nextSetBit(0); word >= 0; word = kept.nextSetBit(word + 1)) {
      end += texts.offsets().number(word + 1) - texts.offsets().number(word);
      starts.putLong(end);
    }
    List<TensorEntry> entries = new ArrayList<>();
    long at = 0;
    for (TensorEntry tensor : header.tensors()) {
      if (ModelTensors.isOfWords(tensor.name())) {
        List<Long> shape =
            switch (tensor.name()) {
              case ModelTensors.VECTORS -> List.of((long) rows, texts.dimension());
              case ModelTensors.COUNTS -> List.of((long) rows);
              case ModelTensors.OFFSETS -> List.of(rows + 1L);
              default -> List.of(end);
            };
        long bytes =
            shape.stream().reduce((long) TensorScan.width(tensor.dtype()), (a, b) -> a * b);
        entries.add(new TensorEntry(tensor.name(), tensor.dtype(), shape, at, at + bytes));
        at += bytes;
      }
    }
    write(
        out,
        entries,
        (tensor, from, to) -> {
          switch (tensor.name()) {
            case ModelTensors.OFFSETS -> to.write(offsets);
            case ModelTensors.UTF8 -> utf8(texts, kept, to);
            default -> rows(tensor.bytes() / rows, kept, from, to);
          }
        });
    return new RepairReport(List.of(out), rows, notes);
  }

  private static void utf8(TensorWords texts, BitSet kept, OutputStream out) throws IOException {
    for (int word = kept.nextSetBit(0); word >= 0; word = kept.nextSetBit(word + 1)) {
      int from = (int) texts.offsets().number(word);
      out.write(texts.utf8().array(), from, (int) texts.offsets().number(word + 1) - from);
    }
  }

  /** Writes the rows that are kept of a tensor. */
  private static void rows(long rowBytes, BitSet kept, TensorBytes from, OutputStream out)
      throws IOException {
    int row = 0;
    for (int next = kept.nextSetBit(0); next >= 0; next = kept.nextSetBit(next + 1)) {
      from.pass((next - row) * rowBytes);
      copy(rowBytes, from, out);
      row = next + 1;
    }
  }

  private static void copy(long bytes, TensorBytes from, OutputStream out) throws IOException {
    WritableByteChannel channel = Channels.newChannel(out);
    for (long left = bytes; left > 0; ) {
      ByteBuffer next = from.next(left, 1);
      left -= next.remaining();
      channel.write(next);
    }
  }

  /** Writes one tensor of the new file; the input stands where the old one begins. */
  @FunctionalInterface
  private interface Body {
    void write(TensorEntry tensor, TensorBytes from, OutputStream out) throws IOException;
  }

  private void write(Path out, List<TensorEntry> entries, Body body) throws IOException {
    SortedMap<String, String> metadata = new TreeMap<>(header.metadata());
    boolean ours =
        metadata.containsKey(SafetensorsHeader.CHECKSUM)
            || metadata.containsKey(ModelTensors.FORMAT);
    AtomicFile.write(
        out,
        to -> {
          if (ours) {
            CRC32C crc = new CRC32C();
            metadata.put(SafetensorsHeader.CHECKSUM, SafetensorsHeader.checksum(crc));
            OutputStream sum = new CheckedOutputStream(OutputStream.nullOutputStream(), crc);
            sum.write(new SafetensorsHeader(metadata, entries).encode());
            bodies(entries, body, sum);
            metadata.put(SafetensorsHeader.CHECKSUM, SafetensorsHeader.checksum(crc));
          }
          to.write(new SafetensorsHeader(metadata, entries).encode());
          bodies(entries, body, to);
        },
        (written, target) -> Examination.checkSaved(written, EmbeddingsFormat.SAFETENSORS));
  }

  private void bodies(List<TensorEntry> entries, Body body, OutputStream out) throws IOException {
    SortedMap<String, TensorEntry> wanted = new TreeMap<>();
    entries.forEach(entry -> wanted.put(entry.name(), entry));
    try (ByteInput in = ByteInput.open(path)) {
      TensorBytes bytes = new TensorBytes(in);
      bytes.header();
      long data = in.offset();
      for (TensorEntry old : header.tensors()) {
        TensorEntry tensor = wanted.get(old.name());
        if (tensor != null) {
          bytes.pass(data + old.begin() - in.offset());
          body.write(tensor, bytes, out);
        }
      }
    }
  }
}
