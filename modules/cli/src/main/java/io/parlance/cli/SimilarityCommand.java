package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.Likeness;
import io.parlance.embeddings.query.UnknownWordException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints how alike two words are. */
@Command(
    description =
        "Prints the cosine of two words: 1 is the same direction, 0 has nothing in common.",
    footer = {"", "Example:", "  parlance similarity models/quickstart.safetensors music dance"})
final class SimilarityCommand extends ModelCommand {
  @Parameters(index = "1", paramLabel = "A", description = "A word.")
  private String a = "";

  @Parameters(index = "2", paramLabel = "B", description = "Another.")
  private String b = "";

  SimilarityCommand(Streams streams) {
    super(streams);
  }

  @Override
  int run() throws IOException {
    Embeddings embeddings = load();
    try {
      float cosine = Likeness.cosine(embeddings, a, b);
      tellUnseen(embeddings, List.of(a, b));
      if (json()) {
        Json.print(
            streams(),
            out -> {
              out.writeStringField("a", a);
              out.writeStringField("b", b);
              writeUnseen(out, embeddings, List.of(a, b));
              Json.number(out, "similarity", cosine);
            });
      } else {
        streams().out().printf(Locale.ROOT, "%.4f%n", cosine);
      }
      return 0;
    } catch (UnknownWordException e) {
      return unknown(embeddings, e.words());
    }
  }
}
