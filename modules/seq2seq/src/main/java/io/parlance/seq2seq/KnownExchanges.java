package io.parlance.seq2seq;

import io.parlance.tensor.QuantizedMatrix;
import java.util.List;

/**
 * Exchanges that a model was taught, and a vector for each question, by which the nearest is found:
 * SIF sentence vectors (Arora et al. 2017) by the model's own word vectors, of length one, in 8
 * bits. Immutable.
 */
public final class KnownExchanges {
  private final List<Exchange> exchanges;
  private final QuantizedMatrix vectors;
  private final float[] common;

  /**
   * @param exchanges the exchanges
   * @param vectors (exchanges, dimension), taken over
   * @param common (dimension), taken over: the common component that was taken out of the vectors
   */
  public KnownExchanges(List<Exchange> exchanges, QuantizedMatrix vectors, float[] common) {
    if (exchanges.size() != vectors.rows() || common.length != vectors.columns()) {
      throw new IllegalArgumentException(
          exchanges.size()
              + " exchanges and "
              + common.length
              + " dimensions, but vectors of "
              + vectors.rows()
              + " x "
              + vectors.columns());
    }
    this.exchanges = List.copyOf(exchanges);
    this.vectors = vectors;
    this.common = common;
  }

  /** The exchanges. */
  public List<Exchange> exchanges() {
    return exchanges;
  }

  /** The questions' vectors, (exchanges, dimension). */
  public QuantizedMatrix vectors() {
    return vectors;
  }

  /** The common component, (dimension): a copy. */
  public float[] common() {
    return common.clone();
  }
}
