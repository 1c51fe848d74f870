package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What replies took, and where they came from. */
final class ReplyTimes {
  private final List<Double> firsts = new ArrayList<>(); // ms until the first piece
  private final List<Double> all = new ArrayList<>(); // ms until the last
  private final Map<Source, Integer> sources = new EnumMap<>(Source.class);

  /** A reply: milliseconds to its first piece and to its end. */
  void add(Source source, double first, double whole) {
    firsts.add(first);
    all.add(whole);
    sources.merge(source, 1, Integer::sum);
  }

  int count() {
    return all.size();
  }

  int count(Source source) {
    return sources.getOrDefault(source, 0);
  }

  /** The median of milliseconds to the first piece; at least one reply expected. */
  double medianFirst() {
    return median(firsts);
  }

  double slowestFirst() {
    return Collections.max(firsts);
  }

  double medianWhole() {
    return median(all);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
