package io.parlance.trainers.glove;

import io.parlance.text.Boundary;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.SentenceReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The co-occurrences of a corpus: X(i, j) is the sum of 1/d over all places of word j at distance d
 * ≤ window before word i, in the same line, and if symmetric also behind it (Pennington et al.
 * 2014, section 3 and 4.2).
 *
 * <p>Rows are counted one at a time, from the places where their word occurs: so nothing is hashed
 * or sorted, and the sums are in a small array. Where the corpus does not fit in memory with its
 * places, that is done for a chunk after the other; each leaves its rows in a file as a run, and
 * the rows of all runs are added up as they are asked for.
 */
final class Cooccurrences implements Closeable {
  private final Stripes stripes;
  private final DistanceWeights weights;
  private final boolean symmetric;
  private final TokenChunk chunk;
  private final int pieceBytes; // of a run, while runs are added up
  private @Nullable ScratchFile file;
  private final List<Stretch[]> runs = new ArrayList<>(); // by block

  /** Where in the file the rows of a block are. */
  private record Stretch(long position, long length) {}

  private Cooccurrences(
      Stripes stripes,
      DistanceWeights weights,
      boolean symmetric,
      TokenChunk chunk,
      int pieceBytes) {
    this.stripes = stripes;
    this.weights = weights;
    this.symmetric = symmetric;
    this.chunk = chunk;
    this.pieceBytes = pieceBytes;
  }

  /**
   * Goes through the corpus, in chunks of at most {@code chunkPlaces} ids and line ends. If the
   * crew is stopped meanwhile, what it returns is of no use.
   */
  static Cooccurrences of(
      EncodedCorpus corpus,
      Stripes stripes,
      DistanceWeights weights,
      boolean symmetric,
      int chunkPlaces,
      int pieceBytes,
      Path directory,
      Crew crew)
      throws IOException {
    TokenChunk chunk = new TokenChunk(stripes.words(), chunkPlaces);
    Cooccurrences counts = new Cooccurrences(stripes, weights, symmetric, chunk, pieceBytes);
    try {
      counts.read(corpus, directory, crew);
      return counts;
    } catch (IOException | RuntimeException | Error e) {
      counts.close();
      throw e;
    }
  }

  private void read(EncodedCorpus corpus, Path directory, Crew crew) throws IOException {
    Crew.Benches<Spiller> spillers = new Crew.Benches<>(() -> new Spiller(counter()));
    try (SentenceReader reader = corpus.open(0, 1)) {
      while (reader.next() && !crew.stopped()) {
        int taken = 0;
        while (reader.length() - taken + 1 > chunk.room()) { // with a line's end
          int some = Math.min(reader.length() - taken, chunk.room());
          chunk.add(reader.ids(), taken, some);
          taken += some;
          spill(directory, crew, spillers);
        }
        chunk.add(reader.ids(), taken, reader.length() - taken);
        if (reader.boundary() != Boundary.NONE) {
          chunk.add(TokenChunk.END);
        }
      }
    }
    if (runs.isEmpty()) {
      chunk.index();
    } else if (!crew.stopped()) {
      spill(directory, crew, spillers);
    }
  }

  private void spill(Path directory, Crew crew, Crew.Benches<Spiller> spillers) throws IOException {
    ScratchFile to = file == null ? new ScratchFile(directory) : file;
    file = to;
    chunk.index();
    Stretch[] run = new Stretch[stripes.blocks()];
    crew.run(
        stripes.blocks(),
        spillers,
        (block, spiller) -> {
          countBlock(block, spiller.counter, spiller.writer);
          ByteBuffer bytes = spiller.writer.take();
          int length = bytes.remaining();
          run[block] = new Stretch(to.append(bytes), length);
        });
    runs.add(run);
    chunk.restart(weights.window());
  }

  private record Spiller(RowCounter counter, RunSegment.Writer writer) {
    Spiller(RowCounter counter) {
      this(counter, new RunSegment.Writer());
    }
  }

  /** A counter that fits; each thread needs its own. */
  RowCounter counter() {
    return new RowCounter(stripes.words(), weights, symmetric);
  }

  /** Hands all rows of a block to {@code row}, in order. Different blocks may go on at once. */
  void block(int block, RowCounter counter, RowCounter.Row row) throws IOException {
    if (runs.isEmpty()) {
      countBlock(block, counter, row);
      return;
    }
    ScratchFile from = Objects.requireNonNull(file);
    List<RunSegment.Reader> readers = new ArrayList<>();
    for (Stretch[] run : runs) {
      Stretch stretch = run[block];
      readers.add(new RunSegment.Reader(from, stretch.position(), stretch.length(), pieceBytes));
    }
    for (int place = 0; place < stripes.size(block); place++) {
      for (RunSegment.Reader reader : readers) {
        reader.row(counter);
      }
      counter.finish(stripes.word(block, place), row);
    }
  }

  private void countBlock(int block, RowCounter counter, RowCounter.Row row) throws IOException {
    for (int place = 0; place < stripes.size(block); place++) {
      int word = stripes.word(block, place);
      counter.count(chunk, word);
      counter.finish(word, row);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
