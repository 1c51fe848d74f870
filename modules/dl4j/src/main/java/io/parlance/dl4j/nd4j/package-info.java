/**
 * ND4J's native BLAS behind Parlance's own interfaces. Whatever touches ND4J first asks {@link
 * io.parlance.dl4j.nd4j.Nd4jLibrary} for it:
 *
 * <pre>{@code
 * Nd4jLibrary.load(); // once in a process: 0.4 to 3 seconds
 * INDArray array = Nd4j.create(3, 4);
 * }</pre>
 */
@NullMarked
package io.parlance.dl4j.nd4j;

import org.jspecify.annotations.NullMarked;
