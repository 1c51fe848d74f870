package io.parlance.cli;

import io.parlance.trainers.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a training has come to.
 *
 * @param phases seconds of each, in order
 * @param words in the vocabulary
 * @param seconds in all
 * @param exitCode 0, or 130 where it was interrupted
 */
record TrainingResult(
    Path output,
    Map<String, Double> phases,
    int words,
    int dimension,
    List<Measure> measures,
    double seconds,
    int exitCode) {

  /** One line on standard error. */
  void tell(Streams streams) {
    streams
        .err()
        .printf(
            Locale.ROOT,
            "saved %s: %,d words of dimension %d; %s; %s in all%n",
            output,
            words,
            dimension,
            measured(),
            ProgressDisplay.clock(seconds));
  }

  /** The figures, the most important first. */
  String measured() {
    return measures.stream().map(Measure::toString).collect(Collectors.joining(", "));
  }

  /** One JSON object on standard output, also where nothing was left to do. */
  static void print(Optional<TrainingResult> result, Path output, Streams streams)
      throws IOException {
    if (result.isPresent()) {
      result.get().print(streams);
    } else {
      Json.alreadyFinished(streams, output);
    }
  }

  private void print(Streams streams) throws IOException {
    Json.print(
        streams,
        json -> {
          json.writeStringField("output", output.toString());
          json.writeObjectFieldStart("phases");
          for (Map.Entry<String, Double> phase : phases.entrySet()) {
            Json.number(json, phase.getKey(), phase.getValue());
          }
          json.writeEndObject();
          Json.number(json, "seconds", seconds);
          json.writeNumberField("vocabulary", words);
          json.writeNumberField("dimension", dimension);
          for (Measure measure : measures) {
            Json.number(json, key(measure.name()), measure.value());
          }
          json.writeNumberField("peak_memory_bytes", PeakMemory.bytes());
          json.writeBooleanField("interrupted", exitCode != 0);
        });
  }

  /** {@code words/s} is {@code words_per_second}, {@code held-out perplexity} is as it looks. */
  private static String key(String name) {
    return name.replace("/s", "_per_second").replaceAll("[^a-z0-9]+", "_");
  }
}
