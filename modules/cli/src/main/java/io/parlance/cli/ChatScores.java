package io.parlance.cli;

import io.parlance.seq2seq.evaluation.Bleu;
import io.parlance.seq2seq.evaluation.ReplyDiversity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What a chat model and its replies are worth, as a table, or as JSON.
 *
 * @param pairs whose replies the perplexity is of
 * @param perplexity per token of the replies, end marks counted, unknown words counted as a token
 * @param bleu of the model's replies
 * @param diversity of the model's replies
 */
record ChatScores(
    int pairs, double perplexity, Bleu bleu, ReplyDiversity diversity, List<ChatSample> samples) {

  void print(Streams streams) {
    line(streams, "perplexity", "%.2f", perplexity, "of the replies to " + pairs + " questions");
    line(streams, "BLEU", "%.2f", bleu.score(), "of " + diversity.replies() + " own replies");
    line(streams, "distinct-1", "%.3f", diversity.distinct1(), "");
    line(streams, "distinct-2", "%.3f", diversity.distinct2(), "");
    line(streams, "mean length", "%.1f", diversity.meanLength(), "words");
    line(streams, "repeated", "%.3f", diversity.repeated(), "of the replies");
    line(streams, "most frequent", "%.3f", diversity.mostFrequent(), "of the replies");
    for (ChatSample sample : samples) {
      streams.out().println();
      for (String turn : sample.turns()) {
        streams.out().println("- " + turn);
      }
      streams.out().println("  real:  " + sample.reference());
      streams.out().println("  model: " + sample.reply());
    }
  }

  private static void line(
      Streams streams, String name, String format, double value, String remark) {
    String figure = String.format(Locale.ROOT, format, value);
    streams
        .out()
        .println(String.format(Locale.ROOT, "%-14s %9s  %s", name, figure, remark).stripTrailing());
  }

  void printJson(Streams streams) throws IOException {
    Json.print(
        streams,
        json -> {
          json.writeNumberField("pairs", pairs);
          Json.number(json, "perplexity", perplexity);
          Json.number(json, "bleu", bleu.score());
          json.writeNumberField("replies", diversity.replies());
          Json.number(json, "distinct_1", diversity.distinct1());
          Json.number(json, "distinct_2", diversity.distinct2());
          Json.number(json, "mean_length", diversity.meanLength());
          Json.number(json, "repeated", diversity.repeated());
          Json.number(json, "most_frequent", diversity.mostFrequent());
          json.writeArrayFieldStart("samples");
          for (ChatSample sample : samples) {
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
        });
  }
}
