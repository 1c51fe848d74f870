/**
 * What DL4J takes for the same work as ours, side by side in one run; mains, run by nobody else.
 */
@NullMarked
package io.parlance.dl4j.bench;

import org.jspecify.annotations.NullMarked;
