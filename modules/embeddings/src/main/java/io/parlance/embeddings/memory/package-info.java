/**
 * What a training needs of memory, known before it begins.
 *
 * <p>A trainer describes its work as a {@link io.parlance.embeddings.memory.MemoryPlan}: stages
 * that follow one another, each a list of named parts that lie in memory at the same time. {@link
 * io.parlance.embeddings.memory.Fit} compares the largest stage with the heap, and says of what
 * does not fit what would; {@link io.parlance.embeddings.memory.ProcessPeak} adds what the JVM
 * takes, which is what the machine must have.
 *
 * <pre>{@code
 * Fit fit = new Fit("--dim", (words, dimension) -> plan(words, dimension).bytes());
 * Room room = fit.room(vocabulary.size(), 300, Heap.size());
 * Optional<String> refusal = fit.refusal(vocabulary.size(), 300, room);
 * }</pre>
 */
@NullMarked
package io.parlance.embeddings.memory;

import org.jspecify.annotations.NullMarked;
