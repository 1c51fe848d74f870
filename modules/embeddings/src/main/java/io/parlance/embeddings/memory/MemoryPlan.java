package io.parlance.embeddings.memory;

import io.parlance.tensor.RowMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a training takes of the heap, beside what is taken before it begins.
 *
 * @param stages that follow one another, at least one; what one has is gone in the next, unless it
 *     is named there, too
 */
public record MemoryPlan(List<Stage> stages) {

  public MemoryPlan {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("a plan of memory needs a stage");
    }
  }

  public static MemoryPlan of(Stage... stages) {
    return new MemoryPlan(List.of(stages));
  }

  /** The stage that takes most; of equals the first. */
  public Stage peak() {
    // max() gives the last of equals
    Stage peak = stages.get(0);
    for (Stage stage : stages) {
      peak = Comparator.comparingLong(Stage::bytes).compare(stage, peak) > 0 ? stage : peak;
    }
    return peak;
  }

  /** The bytes of the stage that takes most. */
  public long bytes() {
    return peak().bytes();
  }

  /** The shape of a matrix as it is told: {@code 71,290 × 100}. */
  public static String shape(long rows, int dimension) {
    return String.format(Locale.ROOT, "%,d × %,d", rows, dimension);
  }

  /**
   * A while of the work.
   *
   * @param name what is done, as {@code training}
   * @param parts what lies in memory at the same time
   */
  public record Stage(String name, List<Part> parts) {

    public Stage {
      parts = List.copyOf(parts);
    }

    /** A stage to which parts are added by {@link #with}. */
    public static Stage of(String name) {
      return new Stage(name, List.of());
    }

    /** This stage with one more part, unless that takes nothing. */
    public Stage with(String part, String shape, long bytes) {
      if (bytes == 0) {
        return this;
      }
      List<Part> more = new ArrayList<>(parts);
      more.add(new Part(part, shape, bytes));
      return new Stage(name, more);
    }

    /** This stage with a matrix of padded rows. */
    public Stage withMatrix(String part, long rows, int dimension) {
      return with(part, shape(rows, dimension), RowMatrix.paddedBytes(rows, dimension));
    }

    /** The bytes of all parts. */
    public long bytes() {
      return parts.stream().mapToLong(Part::bytes).sum();
    }
  }

  /**
   * Something that lies in memory.
   *
   * @param name as {@code word vectors}
   * @param shape what its size follows from, as {@code 71,290 × 100}; may be empty
   */
  public record Part(String name, String shape, long bytes) {

    public Part {
      if (bytes < 0) {
        throw new IllegalArgumentException(name + " cannot take " + bytes + " bytes");
      }
    }
  }
}
