package io.parlance.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What has been read so far, in order: the words with their counts, the provisional ids, and the
 * figures of the report. Not thread-safe; chunks come one at a time.
 */
final class CommitLog {
  /** No more for words than an array of bytes can hold. */
  private static final long MOST_MEMORY = 1L << 30;

  private final EncodingOptions options;
  private final EncodingListener listener;
  private final OptionalLong totalBytes;
  private final IdStore ids;
  private final long started;
  private final long memoryLimit;
  private final Words words = new Words();
  private final List<SourceReport> sources = new ArrayList<>();
  private int[] idOfType = new int[1 << 12];
  private long bytes;
  private long characters;
  private long lines;
  private long tokens;
  private long broken;
  private long overlong;
  private TextQuality quality = new TextQuality();

  CommitLog(
      Corpus corpus,
      EncodingOptions options,
      EncodingListener listener,
      IdStore ids,
      long started) {
    this.options = options;
    this.listener = listener;
    this.totalBytes = corpus.bytes();
    this.ids = ids;
    this.started = started;
    this.memoryLimit = Math.min(MOST_MEMORY, options.memoryLimit());
  }

  Words words() {
    return words;
  }

  void commit(TextChunk chunk) throws IOException {
    quality.add(chunk);
    ChunkTokens chunkTokens = chunk.tokens;
    if (idOfType.length < chunkTokens.types()) {
      idOfType = new int[chunkTokens.types() * 2];
    }
    for (int type = 0; type < chunkTokens.types(); type++) {
      int row = chunkTokens.rowIn(words, type);
      words.addCount(row, chunkTokens.count(type));
      idOfType[type] = words.id(row);
    }
    int[] stream = chunkTokens.stream();
    for (int i = 0; i < chunkTokens.length(); i++) {
      if (stream[i] >= 0) {
        stream[i] = idOfType[stream[i]];
      }
    }
    write(stream, chunkTokens.length(), chunk.storedBytes);
    if (words.memory() > memoryLimit) {
      words.prune(memoryLimit / 4 * 3);
    }
    count(chunk);
  }

  private void write(int[] stream, int length, long storedBytes) throws IOException {
    try {
      ids.write(ids.size(), stream, length);
    } catch (CorpusException e) {
      throw e;
    } catch (IOException e) {
      long size = (ids.size() + length) * Integer.BYTES;
      String needed =
          totalBytes.isPresent()
              ? String.format(
                  Locale.ROOT,
                  "about %,d MB are",
                  (long) (size / 1e6 * totalBytes.getAsLong() / Math.max(1, storedBytes)) + 1)
              : String.format(Locale.ROOT, "more than %,d MB are", size / 1_000_000);
      throw new CorpusException(
          "cannot write the encoded corpus to "
              + options.temporaryDirectory()
              + " ("
              + Sources.reason(e)
              + "); "
              + needed
              + " needed: make room there or choose another temporary directory",
          e);
    }
  }

  private void count(TextChunk chunk) {
    tokens += chunk.tokens.tokens();
    overlong += chunk.tokens.overlong();
    characters += chunk.utf8.characters();
    lines += chunk.lines;
    broken += chunk.utf8.brokenSequences() + chunk.brokenBefore;
    bytes = chunk.storedBytes;
    if (chunk.report != null) {
      sources.add(chunk.report);
      quality = new TextQuality();
    }
    listener.progress(new EncodingProgress(bytes, totalBytes, tokens, seconds()));
  }

  private double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  CorpusReport report() {
    return new CorpusReport(
        sources,
        bytes,
        characters,
        lines,
        tokens,
        words.rows() + words.prunedTypes(),
        broken,
        overlong,
        words.prunedTypes(),
        words.prunedTokens(),
        seconds());
  }

  Phrases phrases(PhraseOptions phraseOptions) {
    return new Phrases(ids, words, phraseOptions, memoryLimit, tokens);
  }

  CorpusException emptyVocabulary() {
    if (tokens == 0) {
      return new CorpusException(
          String.format(
              Locale.ROOT,
              "vocabulary is empty: no word in %,d lines and %,d characters of text",
              lines,
              characters));
    }
    if (words.prunedTypes() > 0) {
      return new CorpusException(
          String.format(
              Locale.ROOT,
              "vocabulary is empty: %,d rare words were forgotten while counting, for want of memory,"
                  + " and no other occurs %,d times in %,d tokens; give more --memory",
              words.prunedTypes(),
              options.minCount(),
              tokens));
    }
    return new CorpusException(
        String.format(
            Locale.ROOT,
            "vocabulary is empty: no word occurs %,d times in %,d tokens; lower --min-count",
            options.minCount(),
            tokens));
  }
}
