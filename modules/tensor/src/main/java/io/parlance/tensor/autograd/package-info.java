/**
 * Reverse-mode differentiation of a few coarse operations: a {@link
 * io.parlance.tensor.autograd.Tape} computes forwards, remembers what it did, and walks back to the
 * {@link io.parlance.tensor.autograd.Parameter}s' gradients.
 */
@NullMarked
package io.parlance.tensor.autograd;

import org.jspecify.annotations.NullMarked;
