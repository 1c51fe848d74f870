package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints vectors. */
@Command(
    description = {
      "Prints vectors, a line each: the word, then its numbers, a space between.",
      "Without words, those of the whole vocabulary."
    },
    footer = {"", "Example:", "  parlance vectors models/quickstart.safetensors music dance"})
final class VectorsCommand extends ModelCommand {
  private static final int LINES_BETWEEN_CHECKS = 1000;

  @Parameters(
      index = "1..*",
      paramLabel = "WORD",
      description = "Words; - reads them from standard input, a line each.")
  private List<String> words = List.of();

  VectorsCommand(Streams streams) {
    super(streams);
  }

  @Override
  int run() throws IOException {
    Embeddings embeddings = load();
    if (!words.isEmpty()) {
      return InputLines.answer(streams(), words, word -> answer(embeddings, word));
    }
    for (int id = 0; id < embeddings.size(); id++) {
      print(embeddings.vocabulary().word(id), embeddings.vector(id));
      if (id % LINES_BETWEEN_CHECKS == 0 && streams().out().checkError()) {
        return 0; // whoever read the pipe has seen enough
      }
    }
    return 0;
  }

  private int answer(Embeddings embeddings, String word) throws IOException {
    Optional<float[]> vector = embeddings.vector(word);
    if (vector.isEmpty()) {
      return unknown(embeddings, List.of(word));
    }
    tellUnseen(embeddings, List.of(word));
    print(word, vector.get());
    return 0;
  }

  private void print(String word, float[] vector) throws IOException {
    if (json()) {
      Json.print(
          streams(),
          out -> {
            out.writeStringField("word", word);
            out.writeArrayFieldStart("vector");
            for (float number : vector) {
              out.writeNumber(number);
            }
            out.writeEndArray();
          });
      return;
    }
    StringBuilder line = new StringBuilder(word);
    for (float number : vector) {
      line.append(' ').append(number);
    }
    PrintStream out = streams().out();
    out.println(line);
  }
}
