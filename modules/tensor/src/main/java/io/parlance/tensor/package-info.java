/**
 * Numbers: float32, row-major, on the Java heap, and the kernels over them.
 *
 * <p>Everything that computes in Parlance goes through a {@link io.parlance.tensor.TensorBackend}.
 * Two ship here: {@code vector} (Java's Vector API) and {@code scalar} (plain loops, the
 * reference). A result does not depend on the number of threads.
 *
 * <pre>{@code
 * TensorBackend backend = TensorBackend.preferred();
 * float[] y = new float[3];
 * backend.sigmoid(new float[] {-1, 0, 1}, 0, y, 0, 3);
 * }</pre>
 */
@NullMarked
package io.parlance.tensor;

import org.jspecify.annotations.NullMarked;
