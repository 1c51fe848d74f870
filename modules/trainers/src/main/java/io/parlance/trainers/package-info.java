/**
 * What all trainers share: an encoded corpus goes in, {@link io.parlance.embeddings.Embeddings}
 * come out, and a {@link io.parlance.trainers.TrainingListener} hears how it goes.
 */
@NullMarked
package io.parlance.trainers;

import org.jspecify.annotations.NullMarked;
