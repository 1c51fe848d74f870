package io.parlance.embeddings.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

/** fastText's {@code .bin}: header, words, and two matrices. */
final class FastTextCheckup implements Checkup {
  private static final int CHUNK = 1 << 14; // floats

  private final Path path;
  private final BitSet brokenWords = new BitSet();
  private final BitSet brokenRows = new BitSet(); // of the input matrix
  private Optional<FastTextHeader> header = Optional.empty();
  private boolean inputs; // the input matrix is all there
  private boolean outputs; // the output matrix is all there, and finite

  FastTextCheckup(Path path) {
    this.path = path;
  }

  @Override
  public void examine(Findings findings) throws IOException {
    try (ByteInput in = ByteInput.open(path)) {
      FastTextReader reader = new FastTextReader(in);
      FastTextHeader found = reader.header();
      header = Optional.of(found);
      words(in, found, findings);
      BitSet rows = new BitSet();
      matrix(in, reader, (long) found.words() + found.buckets(), "input", findings, brokenRows);
      inputs = true;
      matrix(in, reader, found.outputs(), "output", findings, rows);
      outputs = rows.isEmpty();
      if (in.fill(1) > 0) {
        findings.add(
            in.damaged(Symptom.TRAILING, in.offset(), "the file goes on after its output matrix"));
      }
    } catch (ModelFormatException e) {
      findings.add(e);
    }
  }

  private void words(ByteInput in, FastTextHeader found, Findings findings) throws IOException {
    FastTextWords entries = new FastTextWords(in, found);
    WordCheck check = new WordCheck(path, findings);
    while (entries.next()) {
      if (entries.isWord()
          && !check.accepts(in.array(), entries.from(), entries.to(), in.place(entries.start()))) {
        brokenWords.set(entries.entry());
      }
    }
  }

  private static void matrix(
      ByteInput in, FastTextReader reader, long rows, String name, Findings findings, BitSet broken)
      throws IOException {
    reader.refuseQuantised(name);
    reader.extents(rows, name);
    long dimension = reader.header().dimension();
    for (long at = 0, end = rows * dimension; at < end; ) {
      int n = (int) Math.min(CHUNK, end - at);
      n = Math.max(1, Math.min(n, in.fill(n * Float.BYTES) / Float.BYTES));
      reader.require(n * Float.BYTES, "the " + name + " matrix");
      ByteBuffer bytes =
          ByteBuffer.wrap(in.array(), in.position(), n * Float.BYTES)
              .slice()
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < n; i++) {
        float number = bytes.getFloat(i * Float.BYTES);
        int row = (int) ((at + i) / dimension);
        if (!FastTextReader.isUsable(number) && !broken.get(row)) {
          broken.set(row);
          findings.add(
              in.damaged(
                  Symptom.NOT_FINITE,
                  in.offset() + (long) i * Float.BYTES,
                  "row "
                      + row
                      + " of the "
                      + name
                      + " matrix holds "
                      + number
                      + ", expected "
                      + FastTextReader.USABLE));
        }
      }
      in.skip(n * Float.BYTES);
      at += n;
    }
  }

  @Override
  public long words() {
    if (header.isEmpty() || !inputs) {
      return 0;
    }
    BitSet broken = (BitSet) brokenWords.clone();
    brokenRows.stream().filter(row -> row < header.get().words()).forEach(broken::set);
    return header.get().words() - (long) broken.cardinality();
  }

  @Override
  public long dimension() {
    return header.map(FastTextHeader::dimension).orElse(0);
  }

  @Override
  public RepairReport repair(Path out) throws IOException {
    if (header.isEmpty() || !inputs) {
      throw new ModelFormatException(
          path
              + ": nothing can be saved of it: the vectors of fastText's words are means of rows"
              + " all over its input matrix, which is not all there");
    }
    if (header.get().labels() > 0) {
      throw new ModelFormatException(
          path + ": a supervised model is not repaired; what still loads can be saved by: convert");
    }
    return new RepairedFastText(path, brokenWords, brokenRows, outputs).write(out);
  }
}
