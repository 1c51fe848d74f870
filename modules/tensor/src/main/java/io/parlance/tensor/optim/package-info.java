/**
 * What makes weights of gradients: rules ({@link io.parlance.tensor.optim.Adam} and others) that an
 * {@link io.parlance.tensor.optim.Optimizer} applies to {@link
 * io.parlance.tensor.autograd.Parameter}s, at rates that a {@link
 * io.parlance.tensor.optim.Schedule} gives, once {@link io.parlance.tensor.optim.GradientClipping}
 * has bounded the gradient.
 *
 * <pre>{@code
 * Optimizer optimizer = new Optimizer(Adam.defaults(), parameters, backend.updates());
 * Schedule schedule = new Schedule.InverseRoot(1e-3, 400);
 * GradientClipping clipping = new GradientClipping(5);
 * // after each batch's gradients:
 * double norm = GradientClipping.norm(parameters, backend.updates(), parallel);
 * double rate = schedule.rate(optimizer.steps() + 1, 0.5);
 * optimizer.step(rate, clipping.scale(norm), parallel);
 * }</pre>
 */
@NullMarked
package io.parlance.tensor.optim;

import org.jspecify.annotations.NullMarked;
