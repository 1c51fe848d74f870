package io.parlance.seq2seq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The weight matrices of a model, by name. The arrays are the weights themselves, not copies. */
public final class Weights {
  private final Map<String, WeightShape> shapes = new LinkedHashMap<>();
  private final Map<String, float[]> values = new LinkedHashMap<>();

  private Weights() {}

  /**
   * All zero.
   *
   * @throws IllegalArgumentException if a name repeats or a matrix needs more than one array
   */
  public static Weights zeros(List<WeightShape> shapes) {
    Weights weights = new Weights();
    for (WeightShape shape : shapes) {
      if (shape.size() > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            shape.name() + " of " + shape.rows() + " x " + shape.columns() + " is too large");
      }
      if (weights.shapes.put(shape.name(), shape) != null) {
        throw new IllegalArgumentException(shape.name() + " is there twice");
      }
      weights.values.put(shape.name(), new float[(int) shape.size()]);
    }
    return weights;
  }

  /**
   * Weights of these arrays, which are taken over.
   *
   * @throws IllegalArgumentException if a name repeats or an array is not as long as its shape says
   */
  public static Weights of(Map<WeightShape, float[]> arrays) {
    Weights weights = new Weights();
    arrays.forEach(
        (shape, array) -> {
          if (array.length != shape.size()) {
            throw new IllegalArgumentException(
                shape.name()
                    + " of "
                    + shape.rows()
                    + " x "
                    + shape.columns()
                    + " has "
                    + array.length
                    + " floats");
          }
          if (weights.shapes.put(shape.name(), shape) != null) {
            throw new IllegalArgumentException(shape.name() + " is there twice");
          }
          weights.values.put(shape.name(), array);
        });
    return weights;
  }

  /** All shapes, in the order of the model. */
  public List<WeightShape> shapes() {
    return new ArrayList<>(shapes.values());
  }

  /** Whether there is a matrix of this name. */
  public boolean has(String name) {
    return shapes.containsKey(name);
  }

  /**
   * The shape of a matrix.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public WeightShape shape(String name) {
    return known(shapes.get(name), name);
  }

  /**
   * The floats of a matrix, row after row: the array itself.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public float[] values(String name) {
    return known(values.get(name), name);
  }

  /** The number of floats of all. */
  public long size() {
    return shapes.values().stream().mapToLong(WeightShape::size).sum();
  }

  /** The same values in arrays of their own. */
  public Weights copy() {
    Weights copy = zeros(shapes());
    copy.set(this);
    return copy;
  }

  /**
   * Takes the values of other weights of the same shapes.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public void set(Weights other) {
    if (!shapes.equals(other.shapes)) {
      throw new IllegalArgumentException("weights of other shapes");
    }
    values.forEach(
        (name, array) -> System.arraycopy(other.values(name), 0, array, 0, array.length));
  }

  private static <T> T known(@Nullable T found, String name) {
    if (found == null) {
      throw new IllegalArgumentException("no weights are named " + name);
    }
    return found;
  }
}
