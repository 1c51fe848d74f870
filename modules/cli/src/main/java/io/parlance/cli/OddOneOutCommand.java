package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.Likeness;
import io.parlance.embeddings.query.UnknownWordException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the word that does not belong. */
@Command(
    description = "Prints the word that is farthest from the mean of all.",
    footer = {
      "",
      "Example:",
      "  parlance odd-one-out models/quickstart.safetensors music dance song engine"
    })
final class OddOneOutCommand extends ModelCommand {
  @Parameters(
      index = "1..*",
      arity = "3..*",
      paramLabel = "WORD",
      description = "Three words or more.")
  private List<String> words = List.of();

  OddOneOutCommand(Streams streams) {
    super(streams);
  }

  @Override
  int run() throws IOException {
    if (words.size() < 3) {
      throw Failure.call(words.size() + " words: expected at least three, of two none is odd");
    }
    Embeddings embeddings = load();
    try {
      List<Likeness.Member> members = Likeness.oddOneOut(embeddings, words);
      if (json()) {
        Json.print(
            streams(),
            out -> {
              out.writeStringField("odd", members.get(0).word());
              out.writeArrayFieldStart("words");
              for (Likeness.Member member : members) {
                out.writeStartObject();
                out.writeStringField("word", member.word());
                Json.number(out, "similarity", member.similarity());
                out.writeEndObject();
              }
              out.writeEndArray();
            });
      } else {
        streams().out().println(members.get(0).word());
      }
      return 0;
    } catch (UnknownWordException e) {
      return unknown(embeddings, e.words());
    }
  }
}
