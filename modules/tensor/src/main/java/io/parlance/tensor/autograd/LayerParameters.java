package io.parlance.tensor.autograd;

/**
 * The weights of a recurrent layer, G gates a unit in the order of {@link Cell#index}.
 *
 * @param input (G units, inputs)
 * @param recurrent (G units, units)
 * @param bias (1, G units); of the GRU (2, 3 units): the input's, then the recurrent product's
 */
public record LayerParameters(Parameter input, Parameter recurrent, Parameter bias) {
  /** Units of the layer. */
  public int units() {
    return recurrent.columns();
  }
}
