package io.parlance.cli;

import io.parlance.seq2seq.training.Measurement;
import io.parlance.seq2seq.training.TrainedChat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a chat's training has come to.
 *
 * @param phases seconds of each, in order
 * @param words of the vocabulary, marks counted
 * @param weights numbers that were learned
 * @param tokensASecond tokens of replies that this run learned from in a second of learning
 * @param heldOut whether the perplexity is one of dialogues that nothing was learned from
 * @param seconds in all
 * @param exitCode 0, or 130 where it was interrupted
 */
record ChatTrainingResult(
    Path output,
    Path log,
    Map<String, Double> phases,
    int words,
    long weights,
    TrainedChat trained,
    double tokensASecond,
    boolean heldOut,
    double seconds,
    int exitCode) {

  /** One line on standard error. */
  void tell(Streams streams) {
    Measurement best = trained.best();
    streams
        .err()
        .printf(
            Locale.ROOT,
            "saved %s: %,d words, %,d weights; %s perplexity %.2f after %,d tokens%s;"
                + " %,.0f tokens/s; %s in all%n",
            output,
            words,
            weights,
            heldOut ? "held-out" : "training",
            best.perplexity(),
            best.tokens(),
            trained.ending() == TrainedChat.Ending.NO_BETTER ? ", and no better after" : "",
            tokensASecond,
            ProgressDisplay.clock(seconds));
  }

  /** One JSON object on standard output, also where nothing was left to do. */
  static void print(Optional<ChatTrainingResult> result, Path output, Streams streams)
      throws IOException {
    if (result.isPresent()) {
      result.get().print(streams);
    } else {
      Json.alreadyFinished(streams, output);
    }
  }

  private void print(Streams streams) throws IOException {
    Measurement best = trained.best();
    Json.print(
        streams,
        json -> {
          json.writeStringField("output", output.toString());
          json.writeStringField("log", log.toString());
          json.writeObjectFieldStart("phases");
          for (Map.Entry<String, Double> phase : phases.entrySet()) {
            Json.number(json, phase.getKey(), phase.getValue());
          }
          json.writeEndObject();
          Json.number(json, "seconds", seconds);
          json.writeNumberField("vocabulary", words);
          json.writeNumberField("weights", weights);
          json.writeNumberField("tokens", trained.tokens());
          Json.number(json, "tokens_per_second", tokensASecond);
          Json.number(json, "loss", best.loss());
          Json.number(json, "perplexity", best.perplexity());
          json.writeBooleanField("held_out", heldOut);
          json.writeStringField("ending", ending());
          json.writeNumberField("peak_memory_bytes", PeakMemory.bytes());
          json.writeBooleanField("interrupted", exitCode != 0);
        });
  }

  private String ending() {
    return switch (trained.ending()) {
      case DONE -> "done";
      case NO_BETTER -> "no better";
      case STOPPED -> "stopped";
    };
  }
}
