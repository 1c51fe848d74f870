package io.parlance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parlance.chatbot.Candidate;
import io.parlance.chatbot.Printable;
import io.parlance.chatbot.Response;
import io.parlance.chatbot.Turn;
import io.parlance.chatbot.retrieval.Match;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Prints replies for programs: a line each, as text or as a JSON object. */
final class ReplyPrinter {
  private final Streams streams;
  private final boolean json;

  ReplyPrinter(Streams streams, boolean json) {
    this.streams = streams;
    this.json = json;
  }

  /**
   * Prints one reply, at once: whoever talks through a pipe waits for it.
   *
   * @return whether anybody still reads
   */
  boolean print(Turn turn) throws IOException {
    if (!json) {
      streams.out().println(Printable.line(turn.reply()));
      return !streams.out().checkError();
    }
    List<Candidate> candidates = turn.response().map(Response::candidates).orElse(List.of());
    Json.print(
        streams,
        fields -> {
          fields.writeStringField("reply", Printable.line(turn.reply()));
          fields.writeStringField("source", turn.source().name().toLowerCase(Locale.ROOT));
          Json.number(fields, "confidence", turn.confidence());
          fields.writeArrayFieldStart("candidates");
          for (Candidate candidate : candidates) {
            write(fields, candidate);
          }
          fields.writeEndArray();
        });
    return !streams.out().checkError();
  }

  /** Prints that nothing was said, and so nothing is replied. */
  boolean printNothing() throws IOException {
    if (json) {
      Json.print(
          streams,
          fields -> {
            fields.writeStringField("reply", "");
            fields.writeArrayFieldStart("candidates");
            fields.writeEndArray();
          });
    } else {
      streams.out().println();
    }
    return !streams.out().checkError();
  }

  private static void write(JsonGenerator fields, Candidate candidate) throws IOException {
    fields.writeStartObject();
    fields.writeStringField("text", Printable.line(candidate.text()));
    fields.writeStringField("source", candidate.source().name().toLowerCase(Locale.ROOT));
    Json.number(fields, "score", candidate.score());
    Json.number(fields, "log_probability", candidate.logProbability());
    Json.number(fields, "confidence", candidate.confidence());
    if (candidate.match().isPresent()) {
      Match match = candidate.match().get();
      Json.number(fields, "similarity", match.similarity());
      fields.writeStringField("known_question", match.exchange().question());
    }
    fields.writeEndObject();
  }
}
