/**
 * Files that are damaged in every way that a seeded {@link io.parlance.tests.fuzz.Mutator} knows,
 * given to every reader: it reads something that is consistent in itself, or refuses in one line,
 * soon and in little memory.
 */
@NullMarked
package io.parlance.tests.fuzz;

import org.jspecify.annotations.NullMarked;
