package io.parlance.tensor.optim;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.UpdateKernel;
import io.parlance.tensor.autograd.Parameter;
import java.util.List;

/**
 * Bounds the norm of all gradients together (Pascanu et al. 2013, algorithm 1).
 *
 * @param most the largest norm that is let through, above 0
 */
public record GradientClipping(double most) {

  /** Checks the bound. */
  public GradientClipping {
    Ranges.positive("gradient norm", most);
  }

  /**
   * The root of the sum of all squares, summed in double in an order that the shapes decide: the
   * same on any number of threads. NaN or infinite where a gradient is.
   */
  public static double norm(List<Parameter> parameters, UpdateKernel kernel, Parallel parallel) {
    Pieces pieces = new Pieces(parameters);
    double[] squares = new double[pieces.count()];
    pieces.run(
        parallel,
        (piece, index, from, to) -> {
          Parameter parameter = parameters.get(index);
          int columns = parameter.columns();
          squares[piece] =
              kernel.squares(parameter.gradient(), from * columns, (to - from) * columns);
        });
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    return Math.sqrt(sum);
  }

  /**
   * What gradients of this norm are to be multiplied by.
   *
   * @throws IllegalArgumentException if the norm is NaN or infinite: such a step must be left out
   */
  public double scale(double norm) {
    if (!Double.isFinite(norm)) {
      throw new IllegalArgumentException(
          "gradient norm is " + norm + ", expected a finite one; lower the learning rate");
    }
    return norm > most ? most / norm : 1;
  }
}
