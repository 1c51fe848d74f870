package io.parlance.trainers.lsa;

import static io.parlance.embeddings.memory.MemoryPlan.shape;

import io.parlance.embeddings.memory.Fit;
import io.parlance.embeddings.memory.MemoryPlan;
import io.parlance.embeddings.memory.MemoryPlan.Stage;
import io.parlance.embeddings.memory.Room;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.documents.DocumentTerms;
import java.util.Locale;
import java.util.function.LongFunction;

/** What LSA takes of memory. The matrix of counts may be counted anew instead of kept. */
final class LsaMemory {
  /** Blocks of counts at hand at once where they are not kept. */
  private static final long BLOCKS = 24L << 20;

  private static final long TERM = 24; // bytes: of statistics and weights

  /** A count of 8 bytes becomes a weight of 4 more. */
  private static final long WEIGHT = Float.BYTES;

  private final LsaOptions options;

  LsaMemory(LsaOptions options) {
    this.options = options;
  }

  /** What must be held in any case. */
  Fit fit(int documents) {
    return new Fit(
        "--rank",
        (terms, rank) ->
            plan(terms, documents, rank, 0, DocumentTerms.listBytes(documents)).bytes());
  }

  /**
   * The bytes that counts may take.
   *
   * @param rooms gives the room there is for so many bytes
   * @throws UntrainableException if there is not even room for what must be held
   */
  long forCounts(int terms, int documents, LongFunction<Room> rooms) throws UntrainableException {
    if (terms > TallMatrix.mostRows()) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%,d words are more than one array holds; use --max-vocab %d or less",
              terms,
              TallMatrix.mostRows()));
    }
    Fit fit = fit(documents);
    long least = fit.need().bytes(terms, options.rank());
    Room room = UntrainableException.unless(fit, terms, options.rank(), rooms.apply(least));
    return (room.free() - least) * 2 / 3;
  }

  /** With all that is known once documents are counted. */
  MemoryPlan plan(DocumentTerms counts) {
    return plan(
        counts.terms(),
        counts.documents(),
        options.rank(),
        counts.kept() ? counts.cells() : 0,
        counts.list().heapBytes());
  }

  /** With {@code cells} of counts that are kept. */
  private static MemoryPlan plan(int terms, int documents, int rank, long cells, long list) {
    int columns = TruncatedSvd.columns(rank, Integer.MAX_VALUE, terms);
    long tall = TallMatrix.bytes(terms, columns);
    Stage iterating =
        common(Stage.of("iterating"), terms, documents, cells, list)
            .with("columns", shape(terms, columns), tall)
            .with("their image", shape(terms, columns), tall)
            .with("copies of some columns", "", tall);
    Stage result =
        common(Stage.of("making vectors"), terms, documents, cells, list)
            .with("columns", shape(terms, columns), tall)
            .with("their image", shape(terms, columns), tall)
            .with("documents", shape(documents, rank), TallMatrix.bytes(documents, rank))
            .with("word vectors", shape(terms, rank), (long) terms * rank * Float.BYTES)
            .with("document vectors", shape(documents, rank), (long) documents * rank * Float.BYTES)
            .with("list to be written", "", list);
    return MemoryPlan.of(iterating, result);
  }

  private static Stage common(Stage stage, int terms, int documents, long cells, long list) {
    return (cells == 0
            ? stage.with("blocks of counts", "", BLOCKS)
            : stage.with(
                "counts and weights",
                String.format(Locale.ROOT, "%,d cells", cells),
                DocumentTerms.bytes(cells, documents) + cells * WEIGHT))
        .with("statistics of terms", "", TERM * terms)
        .with("list of documents", String.format(Locale.ROOT, "%,d", documents), list);
  }
}
