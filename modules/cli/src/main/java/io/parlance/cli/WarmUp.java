package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs short commands on a tiny model, and chats, so that the JVM that the launcher starts this in
 * can archive the classes they need. Prints nothing.
 */
public final class WarmUp {
  private static final List<String> WORDS = List.of("one", "two", "three", "four");

  private WarmUp() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("parlance-warm-up");
    Path model = folder.resolve("model.safetensors");
    Path binary = folder.resolve("model.bin");
    Path text = folder.resolve("model.txt");
    try {
      EmbeddingsFiles.write(tiny(), model, EmbeddingsFormat.SAFETENSORS);
      run("convert", model.toString(), binary.toString());
      run("convert", model.toString(), text.toString());
      for (Path file : List.of(model, binary, text)) {
        String name = file.toString();
        run("nn", name, "one", "one - two + three");
        run("nn", name, "one", "--json");
        run("vectors", name, "one");
        run("info", name);
      }
      String name = model.toString();
      run("similarity", name, "one", "two");
      run("analogy", name, "one", "two", "three", "--method", "3cosmul");
      run("odd-one-out", name, "one", "two", "three");
      run("nn", name, "noe");
      run("nn", name, "--unknown");
      run("nn", "--help");
      run("corpora", "list");
      run("--help");
      ChatWarmUp.chat(folder.resolve("chat.safetensors"));
    } finally {
      for (Path file : List.of(model, binary, text, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void run(String... arguments) {
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Program(new Streams(InputStream.nullInputStream(), nowhere, nowhere, false, 80, false))
          .run(List.of(arguments));
    }
  }

  private static Embeddings tiny() {
    RowMatrix vectors = RowMatrix.dense(WORDS.size(), WORDS.size());
    for (int row = 0; row < WORDS.size(); row++) {
      vectors.block(row)[vectors.offset(row) + row] = 1;
    }
    return Embeddings.of(Vocabulary.of(WORDS, new long[WORDS.size()]), vectors, Provenance.none());
  }
}
