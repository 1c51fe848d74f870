package io.parlance.embeddings.evaluation;

import java.util.List;
import java.util.function.Predicate;

/** The scores of an analogy set, section by section and summed up. */
public record AnalogyScores(List<AnalogyScore> sections) {
  public AnalogyScores {
    sections = List.copyOf(sections);
  }

  /** All questions. */
  public AnalogyScore total() {
    return sum("total", section -> true);
  }

  /** The questions of sections whose name does not start with {@code gram}. */
  public AnalogyScore semantic() {
    return sum("semantic", section -> !section.name().startsWith("gram"));
  }

  /** The questions of sections whose name starts with {@code gram}. */
  public AnalogyScore syntactic() {
    return sum("syntactic", section -> section.name().startsWith("gram"));
  }

  private AnalogyScore sum(String name, Predicate<AnalogyScore> which) {
    return sections.stream()
        .filter(which)
        .reduce(new AnalogyScore(name, 0, 0, 0), AnalogyScore::plus);
  }
}
