package io.parlance.text;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One encoding: workers take turns to read a chunk, split their chunks at the same time, and hand
 * them in to be committed in the order they were read.
 *
 * <p>There is no reader thread and no writer thread: both take a few percent of the work, so
 * whoever is at hand does it, and {@code threads} threads are busy splitting. A worker whose chunk
 * is not next leaves it and goes on with another one; there are few chunks, so a slow one holds the
 * others up before memory fills.
 */
final class EncodingRun {
  private final TextAnalyzer analyzer;
  private final EncodingOptions options;
  private final IdStore ids;
  private final ChunkReader reader;
  private final CommitLog log;
  private final long started = System.nanoTime();

  private long read; // chunks; guarded by reader
  private boolean ended; // guarded by reader
  private @Nullable TextChunk[] waiting = new TextChunk[0]; // ring; guarded by log
  private long committed; // chunks; guarded by log
  private volatile @Nullable Throwable failure;

  EncodingRun(
      Corpus corpus,
      TextAnalyzer analyzer,
      EncodingOptions options,
      EncodingListener listener,
      IdStore ids) {
    this.analyzer = analyzer;
    this.options = options;
    this.ids = ids;
    this.reader = new ChunkReader(corpus);
    this.log = new CommitLog(corpus, options, listener, ids, started);
  }

  /** Reads all of the corpus into the log. */
  void read(int threads) throws IOException {
    int chunks = threads + Math.min(threads, 8) + 1;
    waiting = new TextChunk[chunks];
    BlockingQueue<TextChunk> free = new ArrayBlockingQueue<>(chunks);
    for (int i = 0; i < chunks; i++) {
      free.add(new TextChunk());
    }
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Thread other = new Thread(() -> work(free), "parlance-encoder-" + i);
      other.setDaemon(true);
      other.start();
      others.add(other);
    }
    work(free);
    for (Thread other : others) {
      try {
        other.join();
      } catch (InterruptedException e) {
        interrupted(e);
      }
    }
    reader.close();
    rethrow(failure);
  }

  private static void rethrow(@Nullable Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  private void interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    if (failure == null) {
      failure = new InterruptedIOException("encoding was interrupted: " + e.getMessage());
    }
  }

  private void work(BlockingQueue<TextChunk> free) {
    Utf8Tokenizer tokenizer = null;
    while (true) {
      TextChunk chunk;
      try {
        chunk = free.take();
      } catch (InterruptedException e) {
        interrupted(e);
        return;
      }
      if (failure != null || !readInto(chunk)) {
        free.add(chunk); // wakes the next one that waits
        return;
      }
      try {
        if (chunk.failure == null) {
          if (tokenizer == null) {
            tokenizer = Utf8Tokenizer.of(analyzer.newTokenizer());
          }
          chunk.tokenize(tokenizer);
        }
      } catch (RuntimeException | Error e) {
        chunk.failure = e;
      }
      commit(chunk, free);
    }
  }

  private boolean readInto(TextChunk chunk) {
    synchronized (reader) {
      if (ended) {
        return false;
      }
      try {
        ended = !reader.next(chunk);
        if (ended) {
          return false;
        }
      } catch (IOException | RuntimeException | Error e) {
        // In its place in the order: what is wrong with the text before it is told first.
        chunk.failure = e;
        ended = true;
      }
      chunk.sequence = read++;
      return true;
    }
  }

  private void commit(TextChunk chunk, BlockingQueue<TextChunk> free) {
    synchronized (log) {
      waiting[(int) (chunk.sequence % waiting.length)] = chunk;
      TextChunk next;
      while ((next = waiting[(int) (committed % waiting.length)]) != null) {
        waiting[(int) (committed % waiting.length)] = null;
        committed++;
        try {
          if (failure == null) {
            rethrow(next.failure);
            log.commit(next);
          }
        } catch (IOException | RuntimeException | Error e) {
          failure = e;
        }
        free.add(next);
      }
    }
  }

  /** Makes the vocabulary and the final ids. */
  EncodedCorpus finish() throws IOException {
    Words words = log.words();
    if (options.phrases().isPresent()) {
      log.phrases(options.phrases().get()).join();
    }
    int[] ranked = words.ranked(options.minCount(), options.maxVocab());
    if (ranked.length == 0) {
      throw log.emptyVocabulary();
    }
    int[] finalIds = new int[words.rows()];
    Arrays.fill(finalIds, -1);
    for (int id = 0; id < ranked.length; id++) {
      finalIds[ranked[id]] = id;
    }
    RowsById rows = RowsById.of(words);
    SentenceWriter writer = new SentenceWriter(ids);
    IdCursor cursor = new IdCursor(ids, 0);
    while (cursor.fill()) {
      int provisional = cursor.take();
      if (provisional < 0) {
        writer.boundary(Boundary.ofMarker(provisional));
      } else {
        int row = rows.row(provisional);
        int id = row < 0 ? -1 : finalIds[row];
        if (id >= 0) {
          writer.id(id);
        }
      }
    }
    Vocabulary vocabulary = words.vocabulary(ranked);
    return writer.finish(vocabulary, log.report());
  }
}
