package io.parlance.embeddings.io;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is found in a file: the first few of each kind, and how many there are. */
final class Findings {
  private static final int SHOWN = 10;

  private final Map<Symptom, Integer> totals = new EnumMap<>(Symptom.class);
  private final List<Finding> shown = new ArrayList<>();

  void add(Finding finding) {
    if (totals.merge(finding.symptom(), 1, Integer::sum) <= SHOWN) {
      shown.add(finding);
    }
  }

  void add(ModelFormatException complaint) {
    add(complaint.finding());
  }

  boolean has(Symptom symptom) {
    return totals.containsKey(symptom);
  }

  /** Those of each kind, in the order in which the kinds were first met. */
  List<Diagnosis.Complaint> complaints() {
    return shown.stream()
        .map(Finding::symptom)
        .distinct()
        .map(
            symptom ->
                new Diagnosis.Complaint(
                    symptom,
                    shown.stream().filter(finding -> finding.symptom() == symptom).toList(),
                    totals.getOrDefault(symptom, 0)))
        .toList();
  }
}
