package io.parlance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parlance.seq2seq.evaluation.ReplyDiversity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What a chat model and its replies are worth, as a table, or as JSON.
 *
 * @param pairs whose replies the perplexity is of
 * @param perplexity per token of the replies, end marks counted, unknown words counted as a token
 * @param replies of the bot, one for each way to find them; at least one
 */
record ChatScores(int pairs, double perplexity, List<ReplyScores> replies) {

  void print(Streams streams) {
    line(streams, "perplexity", "%.2f", perplexity, "of the replies to " + pairs + " questions");
    if (replies.size() == 1) {
      printOne(streams, replies.get(0));
    } else {
      printTable(streams);
    }
    for (ReplyScores scores : replies) {
      for (ChatSample sample : scores.samples()) {
        streams.out().println();
        for (String turn : sample.turns()) {
          streams.out().println("- " + turn);
        }
        streams.out().println("  real:  " + sample.reference());
        streams.out().println("  model: " + sample.reply());
      }
    }
  }

  private static void printOne(Streams streams, ReplyScores scores) {
    ReplyDiversity diversity = scores.diversity();
    line(
        streams,
        "BLEU",
        "%.2f",
        scores.bleu().score(),
        "of " + diversity.replies() + " own replies");
    line(streams, "distinct-1", "%.3f", diversity.distinct1(), "");
    line(streams, "distinct-2", "%.3f", diversity.distinct2(), "");
    line(streams, "mean length", "%.1f", diversity.meanLength(), "words");
    line(streams, "repeated", "%.3f", diversity.repeated(), "of the replies");
    line(streams, "most frequent", "%.3f", diversity.mostFrequent(), "of the replies");
    if (scores.retrieved() > 0) {
      line(streams, "retrieved", "%.3f", scores.retrieved(), "of the replies");
    }
    if (scores.notKnown() > 0) {
      line(streams, "not known", "%.3f", scores.notKnown(), "of the replies");
    }
  }

  private void printTable(Streams streams) {
    streams
        .out()
        .printf(
            Locale.ROOT,
            "%n%-10s %6s %10s %10s %7s %9s %10s %10s%n",
            replies.get(0).diversity().replies() + " replies",
            "BLEU",
            "distinct-1",
            "distinct-2",
            "length",
            "repeated",
            "retrieved",
            "not known");
    for (ReplyScores scores : replies) {
      ReplyDiversity diversity = scores.diversity();
      streams
          .out()
          .printf(
              Locale.ROOT,
              "%-10s %6.2f %10.3f %10.3f %7.1f %9.3f %10.3f %10.3f%n",
              scores.way(),
              scores.bleu().score(),
              diversity.distinct1(),
              diversity.distinct2(),
              diversity.meanLength(),
              diversity.repeated(),
              scores.retrieved(),
              scores.notKnown());
    }
  }

  private static void line(
      Streams streams, String name, String format, double value, String remark) {
    String figure = String.format(Locale.ROOT, format, value);
    streams
        .out()
        .println(String.format(Locale.ROOT, "%-14s %9s  %s", name, figure, remark).stripTrailing());
  }

  /** One way to reply in the object itself, several in a list. */
  void printJson(Streams streams) throws IOException {
    Json.print(
        streams,
        json -> {
          json.writeNumberField("pairs", pairs);
          Json.number(json, "perplexity", perplexity);
          if (replies.size() == 1) {
            write(json, replies.get(0));
            return;
          }
          json.writeArrayFieldStart("ways");
          for (ReplyScores scores : replies) {
            json.writeStartObject();
            write(json, scores);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, ReplyScores scores) throws IOException {
    ReplyDiversity diversity = scores.diversity();
    json.writeStringField("way", scores.way());
    Json.number(json, "bleu", scores.bleu().score());
    json.writeNumberField("replies", diversity.replies());
    Json.number(json, "distinct_1", diversity.distinct1());
    Json.number(json, "distinct_2", diversity.distinct2());
    Json.number(json, "mean_length", diversity.meanLength());
    Json.number(json, "repeated", diversity.repeated());
    Json.number(json, "most_frequent", diversity.mostFrequent());
    Json.number(json, "retrieved", scores.retrieved());
    Json.number(json, "not_known", scores.notKnown());
    json.writeArrayFieldStart("samples");
    for (ChatSample sample : scores.samples()) {
      json.writeStartObject();
      json.writeArrayFieldStart("turns");
      for (String turn : sample.turns()) {
        json.writeString(turn);
      }
      json.writeEndArray();
      json.writeStringField("reference", sample.reference());
      json.writeStringField("reply", sample.reply());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
