package io.parlance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parlance.trainers.plsa.Topic;
import io.parlance.trainers.plsa.TopicModel;
import io.parlance.trainers.plsa.WordOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the topics of a PLSA model. */
@Command(
    sortOptions = false,
    description = {
      "Prints the topics of a PLSA model, those with the most text first: the share of the text,",
      "coherence (UMass and NPMI of the 10 most distinctive words in the documents learned from;",
      "higher is better), and words with their probabilities P(word|topic): those that tell the",
      "topic from the rest, or with --probable the most probable."
    },
    footer = {"", "Example:", "  parlance topics models/topics.safetensors -k 5"})
final class TopicsCommand extends ModelCommand {
  private static final int WIDTH = 80;
  private static final String INDENT = "    ";

  private int k = 10;

  TopicsCommand(Streams streams) {
    super(streams);
  }

  @Option(names = "-k", paramLabel = "N", description = "Words of each topic (default: 10).")
  void k(int value) {
    k = within("-k", value, 1, 1_000_000);
  }

  @Option(
      names = "--probable",
      description = "The most probable words first, also those that are everywhere.")
  private boolean probable;

  @Override
  int run() throws IOException {
    List<Topic> topics;
    try {
      topics =
          TopicModel.of(load()).topics(k, probable ? WordOrder.PROBABLE : WordOrder.DISTINCTIVE);
    } catch (IllegalArgumentException e) {
      throw Failure.work(model() + ": " + e.getMessage());
    }
    if (json()) {
      Json.print(streams(), out -> write(out, topics));
    } else {
      topics.forEach(this::print);
    }
    return 0;
  }

  private void print(Topic topic) {
    streams()
        .out()
        .printf(
            Locale.ROOT,
            "topic %d  share %.4f  UMass %.3f  NPMI %.3f%n",
            topic.index() + 1,
            topic.share(),
            topic.umass(),
            topic.npmi());
    lines(topic).forEach(streams().out()::println);
  }

  /** Words with their probabilities, in lines that end before the {@value #WIDTH}th column. */
  private static List<String> lines(Topic topic) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(INDENT);
    int used = INDENT.length();
    for (Topic.Word word : topic.words()) {
      String entry = String.format(Locale.ROOT, "%s %.4f", word.text(), word.probability());
      int width = columns(entry) + 2;
      if (used + width > WIDTH && used > INDENT.length()) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(INDENT);
        used = INDENT.length();
      }
      line.append(entry).append("  ");
      used += width;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** Columns of a terminal: Chinese characters and their like take two. */
  private static int columns(String text) {
    return text.codePoints().map(c -> c >= 0x1100 && Character.isLetter(c) ? 2 : 1).sum();
  }

  private static void write(JsonGenerator out, List<Topic> topics) throws IOException {
    out.writeArrayFieldStart("topics");
    for (Topic topic : topics) {
      out.writeStartObject();
      out.writeNumberField("topic", topic.index() + 1);
      Json.number(out, "share", topic.share());
      Json.number(out, "umass", topic.umass());
      Json.number(out, "npmi", topic.npmi());
      out.writeArrayFieldStart("words");
      for (Topic.Word word : topic.words()) {
        out.writeStartObject();
        out.writeStringField("word", word.text());
        Json.number(out, "probability", word.probability());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
