package io.parlance.tensor;

import java.util.Arrays;

/**
 * Floats with a shape: a view of a part of an array by an offset and a stride for each dimension.
 *
 * <p>Views ({@link #slice}, {@link #at(int)}, {@link #transpose}, {@link #reshape}) share the array
 * with what they were made from: a change of one is seen in the other. What computes is the {@link
 * TensorBackend}; this class checks shapes and finds the form in which a kernel takes them.
 */
public final class Tensor {
  private final float[] data;
  private final int offset;
  private final int[] shape;
  private final int[] strides;

  private Tensor(float[] data, int offset, int[] shape, int[] strides) {
    this.data = data;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }

  /**
   * Zeros.
   *
   * @throws IllegalArgumentException if a dimension is negative or all need more than one array
   */
  public static Tensor zeros(int... shape) {
    return new Tensor(new float[sizeOf(shape)], 0, shape.clone(), rowMajor(shape));
  }

  /**
   * The whole of {@code data}, not copied, in row-major order.
   *
   * @throws IllegalArgumentException if the shape has not as many elements as the array
   */
  public static Tensor of(float[] data, int... shape) {
    if (sizeOf(shape) != data.length) {
      throw new IllegalArgumentException(
          data.length + " floats cannot have the shape " + Arrays.toString(shape));
    }
    return new Tensor(data, 0, shape.clone(), rowMajor(shape));
  }

  /** The array that this is a view of: the array itself. */
  public float[] data() {
    return data;
  }

  /** Where the first element is in {@link #data}. */
  public int offset() {
    return offset;
  }

  /** How many dimensions there are. */
  public int rank() {
    return shape.length;
  }

  /** The sizes of all dimensions, a copy. */
  public int[] shape() {
    return shape.clone();
  }

  /** The size of one dimension. */
  public int size(int dimension) {
    return shape[dimension];
  }

  /** Floats from one element to the next along a dimension. */
  public int stride(int dimension) {
    return strides[dimension];
  }

  /** The number of elements. */
  public int elements() {
    return sizeOf(shape);
  }

  /** One element. */
  public float value(int... indices) {
    return data[position(indices)];
  }

  /** Sets one element. */
  public void set(float value, int... indices) {
    data[position(indices)] = value;
  }

  /** Element {@code index} of the first dimension: a view of one dimension less. */
  public Tensor at(int index) {
    if (shape.length == 0) {
      throw new IllegalArgumentException("a scalar has no elements to take one of");
    }
    checkIndex(index, 0);
    return new Tensor(
        data,
        offset + index * strides[0],
        Arrays.copyOfRange(shape, 1, shape.length),
        Arrays.copyOfRange(strides, 1, strides.length));
  }

  /** Elements {@code from} (inclusive) to {@code to} (exclusive) of a dimension: a view. */
  public Tensor slice(int dimension, int from, int to) {
    if (from < 0 || to < from || to > shape[dimension]) {
      throw new IndexOutOfBoundsException(
          "slice " + from + " to " + to + " of dimension " + dimension + " of " + this);
    }
    int[] sliced = shape.clone();
    sliced[dimension] = to - from;
    int start = to == from ? offset : offset + from * strides[dimension];
    return new Tensor(data, start, sliced, strides);
  }

  /** The last two dimensions change places: a view. */
  public Tensor transpose() {
    int last = shape.length - 1;
    if (last < 1) {
      throw new IllegalArgumentException("nothing to transpose in " + this);
    }
    int[] turned = shape.clone();
    int[] steps = strides.clone();
    turned[last] = shape[last - 1];
    turned[last - 1] = shape[last];
    steps[last] = strides[last - 1];
    steps[last - 1] = strides[last];
    return new Tensor(data, offset, turned, steps);
  }

  /**
   * The same elements in another shape: a view.
   *
   * @throws IllegalArgumentException if the elements do not lie one after the other, or are not as
   *     many; {@link #copy} makes them lie so
   */
  public Tensor reshape(int... to) {
    if (!isContiguous() || sizeOf(to) != elements()) {
      throw new IllegalArgumentException(
          this + (isContiguous() ? "" : ", not contiguous,") + " cannot be " + Arrays.toString(to));
    }
    return new Tensor(data, offset, to.clone(), rowMajor(to));
  }

  /** Whether the elements lie one after the other, in row-major order. */
  public boolean isContiguous() {
    int step = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      if (shape[d] != 1 && strides[d] != step && elements() > 0) {
        return false;
      }
      step *= shape[d];
    }
    return true;
  }

  /** The same elements in an array of their own, row-major. */
  public Tensor copy() {
    Tensor copy = zeros(shape);
    copyTo(copy.data, 0, 0, offset);
    return copy;
  }

  private int copyTo(float[] target, int at, int dimension, int from) {
    if (dimension == shape.length) {
      target[at] = data[from];
      return at + 1;
    }
    int next = at;
    for (int i = 0; i < shape[dimension]; i++) {
      next = copyTo(target, next, dimension + 1, from + i * strides[dimension]);
    }
    return next;
  }

  /**
   * The matrix product (m, k) by (k, n), a new (m, n).
   *
   * @throws IllegalArgumentException if these are not matrices whose inner dimensions agree
   */
  public Tensor matmul(Tensor right, TensorBackend backend, Parallel parallel) {
    checkProduct(right);
    Tensor product = zeros(shape[0], right.shape[1]);
    product.addMatmul(1f, this, right, 0f, backend, parallel);
    return product;
  }

  /**
   * {@code this = alpha left right + beta this}; this is (m, n) and its rows are contiguous.
   *
   * @throws IllegalArgumentException if the shapes do not agree
   */
  public void addMatmul(
      float alpha,
      Tensor left,
      Tensor right,
      float beta,
      TensorBackend backend,
      Parallel parallel) {
    left.checkProduct(right);
    int m = left.shape[0];
    int n = right.shape[1];
    if (shape.length != 2 || shape[0] != m || shape[1] != n || !hasRows()) {
      throw new IllegalArgumentException(
          left + " by " + right + " cannot be put into " + this + " of rows " + hasRows());
    }
    Tensor a = left.hasRows() || left.transpose().hasRows() ? left : left.copy();
    Tensor b = right.hasRows() || right.transpose().hasRows() ? right : right.copy();
    backend.gemm(
        !a.hasRows(),
        !b.hasRows(),
        m,
        n,
        left.shape[1],
        alpha,
        a.data,
        a.offset,
        a.leadingDimension(),
        b.data,
        b.offset,
        b.leadingDimension(),
        beta,
        data,
        offset,
        leadingDimension(),
        parallel);
  }

  private void checkProduct(Tensor right) {
    if (shape.length != 2 || right.shape.length != 2 || shape[1] != right.shape[0]) {
      throw new IllegalArgumentException(
          "no matrix product of " + this + " and " + right + ": (m, k) by (k, n) is needed");
    }
  }

  /** Whether this matrix is stored row after row, each row contiguous. */
  private boolean hasRows() {
    return strides[1] == 1 || shape[1] <= 1;
  }

  private int leadingDimension() {
    return hasRows() ? strides[0] : strides[1];
  }

  private int position(int... indices) {
    if (indices.length != shape.length) {
      throw new IllegalArgumentException(
          Arrays.toString(indices) + " does not name an element of " + this);
    }
    int position = offset;
    for (int d = 0; d < indices.length; d++) {
      checkIndex(indices[d], d);
      position += indices[d] * strides[d];
    }
    return position;
  }

  private void checkIndex(int index, int dimension) {
    if (index < 0 || index >= shape[dimension]) {
      throw new IndexOutOfBoundsException(
          "index " + index + " in dimension " + dimension + " of " + this);
    }
  }

  private static int sizeOf(int[] shape) {
    long size = 1;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("negative dimension in " + Arrays.toString(shape));
      }
      size *= length;
      if (size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            Arrays.toString(shape) + " is more than one array holds; RowMatrix splits by rows");
      }
    }
    return (int) size;
  }

  private static int[] rowMajor(int[] shape) {
    int[] strides = new int[shape.length];
    int step = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = step;
      step *= shape[d];
    }
    return strides;
  }

  /** The shape, not the elements: {@code tensor [2, 3]}. */
  @Override
  public String toString() {
    return "tensor " + Arrays.toString(shape);
  }
}
