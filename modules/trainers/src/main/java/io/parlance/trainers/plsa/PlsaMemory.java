package io.parlance.trainers.plsa;

import io.parlance.embeddings.memory.Fit;
import io.parlance.embeddings.memory.MemoryPlan;
import io.parlance.embeddings.memory.MemoryPlan.Stage;
import io.parlance.embeddings.memory.Room;
import io.parlance.tensor.MixtureCells;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.documents.DocumentTerms;
import java.util.Locale;

/** What PLSA takes of memory. */
final class PlsaMemory {
  /** Counts may keep one of so many parts of the heap that is free; beyond, they are made anew. */
  private static final int COUNTS_PARTS = 8;

  private final PlsaOptions options;
  private final long heap;

  PlsaMemory(PlsaOptions options, long heap) {
    this.options = options;
    this.heap = heap;
  }

  /** Bytes that the matrix of counts may keep; beyond, it is counted anew. */
  long forCounting() {
    return Math.max(0, Room.of(heap, 0).free()) / COUNTS_PARTS;
  }

  /** Whether there is room for all else beside the matrix. */
  boolean fits(DocumentTerms matrix) {
    Fit fit = fit(matrix);
    Room room = fit.room(matrix.terms(), options.topics(), heap);
    return fit.refusal(matrix.terms(), options.topics(), room).isEmpty();
  }

  /**
   * Refuses what will not fit beside the matrix.
   *
   * @throws UntrainableException that names a memory that is enough
   */
  void check(DocumentTerms matrix) throws UntrainableException {
    UntrainableException.unless(fit(matrix), matrix.terms(), options.topics(), heap);
  }

  /** What is needed beside the matrix. Fewer words have fewer cells: how many is not asked. */
  private Fit fit(DocumentTerms matrix) {
    long held = matrix.kept() ? matrix.bytes() : 0;
    return new Fit(
        "--topics",
        (terms, topics) -> plan(matrix, terms, topics).bytes() - held - listBytes(matrix));
  }

  private static long listBytes(DocumentTerms matrix) {
    return matrix.list().heapBytes();
  }

  MemoryPlan plan(DocumentTerms matrix) {
    return plan(matrix, matrix.terms(), options.topics());
  }

  /** The bytes of the parameters, and of the best so far where there is such. */
  long stateBytes(DocumentTerms matrix) {
    long rows = (long) matrix.terms() + matrix.documents();
    int copies = 1 + (options.beta() < 1 ? 1 : 0) + (options.restarts() > 1 ? 1 : 0);
    return copies * rows * options.topics() * Float.BYTES;
  }

  private MemoryPlan plan(DocumentTerms matrix, int terms, int topics) {
    boolean tempered = options.beta() < 1;
    int copies = (tempered ? 2 : 0) + (options.restarts() > 1 ? 1 : 0); // of the parameters
    int documents = matrix.documents();
    Stage learning = parameters(common("learning", matrix), "parameters", terms, documents, topics);
    for (int copy = 0; copy < copies; copy++) {
      learning = parameters(learning, "copy " + (copy + 1), terms, documents, topics);
    }
    Stage result = learning;
    result =
        result
            .withMatrix("P(z|w)", terms, topics)
            .with("documents to be written", "", documentBytes(documents, topics))
            .with("list to be written", "", listBytes(matrix));
    learning =
        learning
            .with("sums of P(w|z)", "", 2 * RowMatrix.paddedBytes(terms, topics))
            .withMatrix("next P(z|d)", documents, topics);
    return MemoryPlan.of(learning, new Stage("making vectors", result.parts()));
  }

  private static long documentBytes(int documents, int topics) {
    return RowMatrix.paddedBytes(documents, topics);
  }

  private static Stage parameters(Stage stage, String name, int terms, int documents, int topics) {
    return stage
        .withMatrix(name + ": P(w|z)", terms, topics)
        .withMatrix(name + ": P(z|d)", documents, topics);
  }

  private Stage common(String name, DocumentTerms matrix) {
    long cells = matrix.cells() * (options.beta() < 1 ? 2 : 1);
    return Stage.of(name)
        .with("cells", String.format(Locale.ROOT, "%,d", cells), cells * MixtureCells.BYTES_A_CELL)
        .with("counts", "", matrix.kept() ? matrix.bytes() : 0)
        .with("list of documents", "", listBytes(matrix));
  }
}
