package io.parlance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parlance.embeddings.evaluation.AnalogyScore;
import io.parlance.embeddings.evaluation.AnalogyScores;
import io.parlance.embeddings.evaluation.Interval;
import io.parlance.embeddings.evaluation.SimilarityScore;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores as a table, or as JSON. */
record ScoreSheet(Optional<AnalogyScores> analogies, List<SimilarityScore> similarities) {

  void print(Streams streams) {
    if (analogies.isPresent()) {
      line(streams, "analogies, %", "score", "95 % interval", "asked", "unknown");
      for (AnalogyScore section : analogies.get().sections()) {
        print(streams, "  " + section.name(), section);
      }
      print(streams, "semantic", analogies.get().semantic());
      print(streams, "syntactic", analogies.get().syntactic());
      print(streams, "total", analogies.get().total());
    }
    if (!similarities.isEmpty()) {
      line(streams, "similarity, Spearman's rho", "score", "95 % interval", "asked", "unknown");
    }
    for (SimilarityScore score : similarities) {
      line(
          streams,
          score.name(),
          figure("%.3f", score.rho()),
          range("%.3f to %.3f", score.interval()),
          String.valueOf(score.covered()),
          String.valueOf(score.outOfVocabulary()));
    }
  }

  private static void print(Streams streams, String name, AnalogyScore score) {
    line(
        streams,
        name,
        figure("%.1f", score.accuracy()),
        range("%.1f to %.1f", score.interval()),
        String.valueOf(score.answered()),
        String.valueOf(score.outOfVocabulary()));
  }

  private static void line(
      Streams streams, String name, String score, String interval, String asked, String unknown) {
    streams
        .out()
        .printf(Locale.ROOT, "%-30s %7s  %-16s %7s %7s%n", name, score, interval, asked, unknown);
  }

  private static String figure(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
  }

  private static String range(String format, Optional<Interval> interval) {
    return interval
        .map(range -> String.format(Locale.ROOT, format, range.low(), range.high()))
        .orElse("-");
  }

  void printJson(Streams streams) throws IOException {
    Json.print(
        streams,
        json -> {
          if (analogies.isPresent()) {
            json.writeObjectFieldStart("analogies");
            write(json, analogies.get().total());
            write(json, analogies.get().semantic());
            write(json, analogies.get().syntactic());
            json.writeObjectFieldStart("sections");
            for (AnalogyScore section : analogies.get().sections()) {
              write(json, section);
            }
            json.writeEndObject();
            json.writeEndObject();
          }
          json.writeObjectFieldStart("similarity");
          for (SimilarityScore score : similarities) {
            json.writeObjectFieldStart(score.name());
            Json.number(json, "rho", score.rho().orElse(Double.NaN));
            write(json, score.interval());
            json.writeNumberField("asked", score.covered());
            json.writeNumberField("unknown", score.outOfVocabulary());
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, AnalogyScore score) throws IOException {
    json.writeObjectFieldStart(score.name());
    Json.number(json, "percent", score.accuracy().orElse(Double.NaN));
    write(json, score.interval());
    json.writeNumberField("correct", score.correct());
    json.writeNumberField("asked", score.answered());
    json.writeNumberField("unknown", score.outOfVocabulary());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Optional<Interval> interval) throws IOException {
    Json.number(json, "low", interval.map(Interval::low).orElse(Double.NaN));
    Json.number(json, "high", interval.map(Interval::high).orElse(Double.NaN));
  }
}
