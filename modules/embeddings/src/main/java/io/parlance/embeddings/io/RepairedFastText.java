package io.parlance.embeddings.io;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.subwords.BucketRows;
import io.parlance.embeddings.subwords.SubwordVectors;
import io.parlance.tensor.RowMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Writes a fastText model without the words whose vectors are not whole: those that have a row that
 * is not finite, their own or an n-gram's.
 */
final class RepairedFastText {
  private final Path path;
  private final BitSet brokenWords;
  private final BitSet brokenRows;
  private final boolean outputsWhole;

  /**
   * @param brokenWords that are no words, or came before
   * @param brokenRows of the input matrix, that are not finite
   */
  RepairedFastText(Path path, BitSet brokenWords, BitSet brokenRows, boolean outputsWhole) {
    this.path = path;
    this.brokenWords = brokenWords;
    this.brokenRows = brokenRows;
    this.outputsWhole = outputsWhole;
  }

  RepairReport write(Path out) throws IOException {
    try (ByteInput in = ByteInput.open(path)) {
      FastTextReader reader = new FastTextReader(in);
      FastTextHeader header = reader.header();
      List<byte[]> texts = new ArrayList<>();
      long[] counts = new long[header.words()];
      FastTextWords entries = new FastTextWords(in, header);
      while (entries.next()) {
        counts[entries.entry()] = entries.count();
        texts.add(Arrays.copyOfRange(in.array(), entries.from(), entries.to()));
      }
      RowMatrix rows = reader.inputs(false);
      BitSet left = leftOut(header, texts);
      int kept = header.words() - left.cardinality();
      if (kept == 0) {
        throw new ModelFormatException(
            path + ": nothing can be saved of it: no word has a vector that is whole");
      }
      RowMatrix fewer = RowMatrix.dense(kept + header.buckets(), rows.dimension());
      RowMatrix outputs = RowMatrix.dense(kept, rows.dimension());
      RowMatrix found = outputsWhole ? reader.outputs() : outputs;
      WordCollector words = new WordCollector();
      long[] keptCounts = new long[kept];
      for (int id = 0; id < header.words(); id++) {
        if (!left.get(id)) {
          int at = words.size();
          words.add(texts.get(id), 0, texts.get(id).length);
          keptCounts[at] = counts[id];
          fewer.setRow(at, rows.block(id), rows.offset(id));
          if (outputsWhole) {
            outputs.setRow(at, found.block(id), found.offset(id));
          }
        }
      }
      int zeroed = 0;
      for (int bucket = 0; bucket < header.buckets(); bucket++) {
        int row = header.words() + bucket;
        if (brokenRows.get(row)) {
          zeroed++;
        } else {
          fewer.setRow(kept + bucket, rows.block(row), rows.offset(row));
        }
      }
      SubwordVectors subwords =
          new SubwordVectors(header.grams(), kept, BucketRows.all(header.buckets()), fewer)
              .withOutputs(outputs);
      Embeddings embeddings =
          subwords.embeddings(words.vocabulary(keptCounts), reader.provenance());
      AtomicFile.write(
          out,
          new FastTextWriter(embeddings, out)::write,
          (written, target) -> Examination.checkSaved(written, EmbeddingsFormat.FASTTEXT_BINARY));
      return new RepairReport(List.of(out), kept, notes(left.cardinality(), zeroed));
    }
  }

  private BitSet leftOut(FastTextHeader header, List<byte[]> texts) {
    BitSet left = (BitSet) brokenWords.clone();
    for (int id = 0; id < header.words(); id++) {
      boolean broken = brokenRows.get(id);
      for (int bucket : header.grams().buckets(texts.get(id), 0, texts.get(id).length)) {
        broken |= brokenRows.get(header.words() + bucket);
      }
      if (broken) {
        left.set(id);
      }
    }
    return left;
  }

  private List<String> notes(int left, int zeroed) {
    List<String> notes = new ArrayList<>();
    if (left > 0) {
      notes.add("left out: " + left + " words that are not whole, or whose vectors are not");
    }
    if (zeroed > 0) {
      notes.add(
          "left out: the rows of "
              + zeroed
              + " buckets of n-grams, which are zeros now; words never seen may lack them");
    }
    if (!outputsWhole) {
      notes.add("left out: the output matrix, which is zeros now; only further training needs it");
    }
    return notes;
  }
}
