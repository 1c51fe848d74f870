package io.parlance.trainers;

import java.util.List;

/**
 * What one pass over the corpus came to.
 *
 * @param unit what the trainer calls it: {@code epoch}, {@code iteration}, {@code pass}
 * @param number from 1
 * @param seconds it took
 * @param measures its figures, the most important first
 */
public record EpochReport(String unit, int number, double seconds, List<Measure> measures) {
  public EpochReport {
    measures = List.copyOf(measures);
  }
}
