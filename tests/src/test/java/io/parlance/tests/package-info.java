/** Acceptance tests over the whole program, and the rules of its architecture. */
@NullMarked
package io.parlance.tests;

import org.jspecify.annotations.NullMarked;
