/**
 * Parlance in the world of Deeplearning4j, and DL4J's parts here: the only module that sees DL4J
 * and ND4J.
 */
@NullMarked
package io.parlance.dl4j;

import org.jspecify.annotations.NullMarked;
