package io.parlance.tensor.autograd;

import io.parlance.tensor.TensorBackend;
import java.util.List;
import java.util.Optional;

/** {@code y = [x …] Wᵀ + b}; {@code dx = dy W}, {@code dW = dyᵀ [x …]}, db the sum of dy's rows. */
final class Linear {
  private final Tape tape;
  private final Parameter weights; // (outputs, all inputs' columns)
  private final Optional<Parameter> bias;
  private final List<Matrix> inputs;
  private final Matrix result; // (rows, outputs)

  Linear(Tape tape, Parameter weights, Optional<Parameter> bias, List<Matrix> inputs) {
    this.tape = tape;
    this.weights = weights;
    this.bias = bias;
    this.inputs = inputs;
    int wide = inputs.stream().mapToInt(Matrix::columns).sum();
    if (wide != weights.columns()) {
      throw new IllegalArgumentException(weights + " cannot take inputs " + inputs);
    }
    int rows = inputs.get(0).rows();
    this.result = tape.matrix(rows, weights.rows(), true);
    bias.ifPresent(b -> Bias.fill(tape, b, 0, result.values, result.offset, rows, weights.rows()));
    float beta = bias.isPresent() ? 1f : 0f;
    int column = 0;
    for (Matrix x : inputs) {
      tape.backend.gemm(
          false,
          true,
          rows,
          weights.rows(),
          x.columns,
          1f,
          x.values,
          x.offset,
          x.columns,
          weights.values(),
          column,
          wide,
          beta,
          result.values,
          result.offset,
          weights.rows(),
          tape.parallel);
      beta = 1f;
      column += x.columns;
    }
    tape.onBackward(this::backward);
  }

  Matrix result() {
    return result;
  }

  private void backward() {
    if (!result.hasGradient()) {
      return;
    }
    TensorBackend backend = tape.backend;
    float[] slope = result.gradient(); // (rows, outputs)
    int at = result.gradientOffset();
    int outputs = weights.rows();
    int wide = weights.columns();
    boolean learns = !weights.isFrozen();
    float beta = learns && weights.beginGradient() ? 0f : 1f;
    int column = 0;
    for (Matrix x : inputs) {
      if (learns) {
        backend.gemm(
            true,
            false,
            outputs,
            x.columns,
            x.rows,
            1f,
            slope,
            at,
            outputs,
            x.values,
            x.offset,
            x.columns,
            beta,
            weights.gradient(),
            column,
            wide,
            tape.parallel);
      }
      if (x.needsGradient) {
        float[] to = x.gradient();
        backend.gemm(
            false,
            false,
            x.rows,
            x.columns,
            outputs,
            1f,
            slope,
            at,
            outputs,
            weights.values(),
            column,
            wide,
            x.beginGradient(),
            to,
            x.gradientOffset(),
            x.columns,
            tape.parallel);
      }
      column += x.columns;
    }
    bias.ifPresent(b -> Bias.addSums(tape, b, 0, slope, at, result.rows, outputs));
  }
}
