package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.embeddings.query.UnknownWordException;
import io.parlance.embeddings.query.WordSum;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints nearest neighbours. */
@Command(
    sortOptions = false,
    description = {
      "Prints the words nearest to each word, with their cosines.",
      "A sum in quotes is one question: \"king - man + woman\"."
    },
    footer = {
      "",
      "Examples:",
      "  parlance nn models/quickstart.safetensors music",
      "  parlance nn models/quickstart.safetensors \"king - man + woman\" -k 5"
    })
final class NeighborsCommand extends ModelCommand {
  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "WORD",
      description = "Words or sums; - reads them from standard input, a line each.")
  private List<String> words = List.of();

  private int k = 10;
  private boolean several;

  NeighborsCommand(Streams streams) {
    super(streams);
  }

  @Option(names = "-k", paramLabel = "N", description = "How many (default: 10).")
  void k(int value) {
    k = within("-k", value, 1, 1_000_000);
  }

  @Override
  int run() throws IOException {
    Embeddings embeddings = load();
    NearestNeighbors nearest = new NearestNeighbors(embeddings);
    several = words.size() > 1 || words.contains("-");
    for (String word : words) {
      if (!word.equals("-")) {
        sum(embeddings, word); // a malformed one is refused before any is answered
      }
    }
    return InputLines.answer(streams(), words, question -> answer(embeddings, nearest, question));
  }

  private int answer(Embeddings embeddings, NearestNeighbors nearest, String question)
      throws IOException {
    try {
      WordSum sum = sum(embeddings, question);
      List<Neighbor> neighbors = nearest.toSum(sum, k);
      tellUnseen(embeddings, sum.words());
      if (json()) {
        Json.print(
            streams(),
            out -> {
              out.writeStringField("query", question);
              writeUnseen(out, embeddings, sum.words());
              NeighborList.write(out, neighbors);
            });
      } else {
        if (several) {
          streams().out().println(question);
        }
        NeighborList.print(streams(), neighbors);
      }
      return 0;
    } catch (UnknownWordException e) {
      return unknown(embeddings, e.words());
    }
  }

  /** A question that is a word of the model as it stands is that word. */
  private static WordSum sum(Embeddings embeddings, String question) {
    if (embeddings.vocabulary().id(question).isPresent()) {
      return WordSum.of(question);
    }
    try {
      return WordSum.parse(question);
    } catch (IllegalArgumentException e) {
      throw Failure.call(String.valueOf(e.getMessage()));
    }
  }
}
