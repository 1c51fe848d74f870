package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.AnalogyMethod;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.embeddings.query.UnknownWordException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers an analogy. */
@Command(
    sortOptions = false,
    description = "A is to B as C is to ...: prints the best words, with their scores.",
    footer = {
      "",
      "Example:",
      "  parlance analogy models/quickstart.safetensors man woman king --method 3cosmul"
    })
final class AnalogyCommand extends ModelCommand {
  @Parameters(index = "1", paramLabel = "A", description = "As man in man, woman, king.")
  private String a = "";

  @Parameters(index = "2", paramLabel = "B", description = "As woman.")
  private String b = "";

  @Parameters(index = "3", paramLabel = "C", description = "As king.")
  private String c = "";

  private int k = 10;
  private AnalogyMethod method = AnalogyMethod.COS_ADD;

  AnalogyCommand(Streams streams) {
    super(streams);
  }

  @Option(names = "-k", paramLabel = "N", description = "How many (default: 10).")
  void k(int value) {
    k = within("-k", value, 1, 1_000_000);
  }

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "3cosadd or 3cosmul (default: 3cosadd).")
  void method(String name) {
    method =
        switch (name) {
          case "3cosadd" -> AnalogyMethod.COS_ADD;
          case "3cosmul" -> AnalogyMethod.COS_MUL;
          default -> throw Failure.call("--method \"" + name + "\": expected 3cosadd or 3cosmul");
        };
  }

  @Override
  int run() throws IOException {
    Embeddings embeddings = load();
    try {
      List<Neighbor> answers = new NearestNeighbors(embeddings).analogy(a, b, c, k, method);
      if (json()) {
        Json.print(
            streams(),
            out -> {
              out.writeStringField("a", a);
              out.writeStringField("b", b);
              out.writeStringField("c", c);
              NeighborList.write(out, answers);
            });
      } else {
        NeighborList.print(streams(), answers);
      }
      return 0;
    } catch (UnknownWordException e) {
      return unknown(embeddings, e.words());
    }
  }
}
