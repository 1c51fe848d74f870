/**
 * Benchmarks, built under the Maven profile {@code bench} only; docs/benchmarks.md tells how they
 * are run and what they gave.
 */
@NullMarked
package io.parlance.bench;

import org.jspecify.annotations.NullMarked;
