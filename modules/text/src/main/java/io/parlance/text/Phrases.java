package io.parlance.text;

import java.io.IOException;

/** Joins words to phrases in the provisional stream, as {@link PhraseOptions} says. */
final class Phrases {
  private final IdStore ids;
  private final Words words;
  private final PhraseOptions options;
  private final long memoryLimit;
  private long tokens;

  Phrases(IdStore ids, Words words, PhraseOptions options, long memoryLimit, long tokens) {
    this.ids = ids;
    this.words = words;
    this.options = options;
    this.memoryLimit = memoryLimit;
    this.tokens = tokens;
  }

  /** Makes all passes; words, their counts and the stream hold the phrases then. */
  void join() throws IOException {
    for (int pass = 0; pass < options.passes(); pass++) {
      PairTable phrases = phrases(countPairs());
      if (phrases.size() == 0) {
        return;
      }
      rewrite(phrases);
    }
  }

  /** Neighbours within a line, both frequent enough. */
  private PairTable countPairs() throws IOException {
    PairTable pairs = new PairTable(memoryLimit);
    RowsById rows = RowsById.of(words);
    IdCursor cursor = new IdCursor(ids, 0);
    int before = -1;
    while (cursor.fill()) {
      int id = cursor.take();
      int row = id < 0 ? -1 : rows.row(id);
      if (row < 0 || words.count(row) < options.minCount()) {
        before = -1; // pairs do not reach over a rare word or the end of a line
        continue;
      }
      if (before >= 0) {
        pairs.count(before, id);
      }
      before = id;
    }
    return pairs;
  }

  /** The pairs above the threshold, with the id of each phrase. */
  private PairTable phrases(PairTable pairs) {
    PairTable phrases = new PairTable(memoryLimit);
    RowsById rows = RowsById.of(words);
    byte[] joined = new byte[CorpusEncoder.MAX_TOKEN_BYTES];
    pairs.forEach(
        (first, second, count) -> {
          int a = rows.row(first);
          int b = rows.row(second);
          int length = words.wordBytes(a) + 1 + words.wordBytes(b);
          if (count >= options.minCount()
              && length <= joined.length
              && score(count, words.count(a), words.count(b)) > options.threshold()) {
            int middle = words.copyWord(a, joined, 0);
            joined[middle] = '_';
            words.copyWord(b, joined, middle + 1);
            int row = words.add(joined, 0, length, Words.hash(joined, 0, length));
            phrases.put(first, second, words.id(row));
          }
        });
    return phrases;
  }

  private double score(long pair, long first, long second) {
    return (pair - options.discount()) / (double) first / second * tokens;
  }

  private void rewrite(PairTable phrases) throws IOException {
    RowsById rows = RowsById.of(words);
    IdCursor cursor = new IdCursor(ids, 0);
    IdWriter writer = new IdWriter(ids);
    int held = -1; // an id that may begin a phrase with the next one
    while (cursor.fill()) {
      int id = cursor.take();
      int phrase = held < 0 || id < 0 ? -1 : phrases.value(held, id);
      if (phrase >= 0) {
        words.addCount(rows.row(phrase), 1);
        words.addCount(rows.row(held), -1);
        words.addCount(rows.row(id), -1);
        tokens--;
        writer.put(phrase);
        held = -1; // a word belongs to one phrase only
        continue;
      }
      if (held >= 0) {
        writer.put(held);
      }
      held = id;
      if (id < 0) {
        writer.put(id);
      }
    }
    if (held >= 0) {
      writer.put(held);
    }
    writer.finish();
  }
}
