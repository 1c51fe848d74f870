package io.parlance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a training has come to.
 *
 * @param phases seconds of each, in order
 * @param words in the vocabulary
 * @param tokens read in all, over all epochs
 * @param seconds in all
 * @param exitCode 0, or 130 where it was interrupted
 */
record TrainingResult(
    Path output,
    Map<String, Double> phases,
    int words,
    long tokens,
    double wordsPerSecond,
    double loss,
    double seconds,
    int exitCode) {

  /** One JSON object on standard output. */
  void print(Streams streams) throws IOException {
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
          json.writeNumberField("words", tokens);
          Json.number(json, "words_per_second", wordsPerSecond);
          Json.number(json, "loss", loss);
          json.writeNumberField("peak_memory_bytes", PeakMemory.bytes());
          json.writeBooleanField("interrupted", exitCode != 0);
        });
  }
}
