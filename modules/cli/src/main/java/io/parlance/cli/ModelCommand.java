package io.parlance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.Loaded;
import io.parlance.text.Spelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that asks something of a model's file. */
abstract class ModelCommand extends ParlanceCommand {
  private static final int SUGGESTIONS = 5;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A file of word vectors, of any format that is read.")
  private Path model = Path.of("");

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ModelCommand(Streams streams) {
    super(streams);
  }

  final Path model() {
    return model;
  }

  final boolean json() {
    return json;
  }

  final Embeddings load() throws IOException {
    Loaded loaded = EmbeddingsFiles.load(model);
    loaded.warnings().forEach(warning -> note("warning: " + model + ": " + warning));
    return loaded.embeddings();
  }

  /** The words that are not in the vocabulary but have vectors by their parts, each once. */
  static List<String> unseen(Embeddings embeddings, List<String> words) {
    return words.stream()
        .distinct()
        .filter(word -> embeddings.vocabulary().id(word).isEmpty())
        .filter(word -> embeddings.vector(word).isPresent())
        .toList();
  }

  /** Says of words that they were never seen, so that nobody takes their vectors for learned. */
  final void tellUnseen(Embeddings embeddings, List<String> words) {
    if (embeddings.subwords().isPresent()) {
      List<String> unseen = unseen(embeddings, words);
      if (!unseen.isEmpty()) {
        streams().out().flush();
      }
      for (String word : unseen) {
        note(
            "parlance: \""
                + word
                + "\" is not in the vocabulary of "
                + model
                + "; its vector is made of its character n-grams");
      }
    }
  }

  /** The field {@code unseen} of an open object, where there are such words. */
  static void writeUnseen(JsonGenerator out, Embeddings embeddings, List<String> words)
      throws IOException {
    List<String> unseen = unseen(embeddings, words);
    if (!unseen.isEmpty()) {
      out.writeArrayFieldStart("unseen");
      for (String word : unseen) {
        out.writeString(word);
      }
      out.writeEndArray();
    }
  }

  /** A line for each word that was not found, with its nearest spellings. */
  final int unknown(Embeddings embeddings, List<String> words) {
    streams().out().flush();
    for (String word : words) {
      List<String> near = Spelling.near(embeddings.vocabulary(), word, SUGGESTIONS);
      note(
          "parlance: \""
              + word
              + "\" is not in the vocabulary of "
              + model
              + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?"));
    }
    return Failure.WORK_FAILED;
  }
}
