package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.query.AnalogyMethod;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.embeddings.query.UnknownWordException;
import io.parlance.text.EncodingOptions;
import io.parlance.trainers.word2vec.Word2VecOptions;
import io.parlance.trainers.word2vec.Word2VecTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** From nothing to word vectors and answers. */
@Command(
    description = {
      "Trains Word2Vec on the definitions and examples of WordNet, which come with Parlance, shows",
      "neighbours and an analogy, and leaves the model in models/."
    },
    footer = {"", "Example:", "  parlance quickstart"})
final class QuickstartCommand extends ParlanceCommand {
  static final String MODEL = "models/quickstart.safetensors";

  private static final List<String> SHOWN =
      List.of("music", "violin", "water", "disease", "king", "computer");
  private static final List<List<String>> ANALOGIES =
      List.of(List.of("violin", "violinist", "piano"), List.of("france", "french", "germany"));
  private static final int NEIGHBORS = 6;
  private static final int ANSWERS = 3;
  private static final int EPOCHS = 15; // the texts are few: 1.5 million words

  QuickstartCommand(Streams streams) {
    super(streams);
  }

  @Override
  int run() throws IOException {
    long start = System.nanoTime();
    Path home = Path.of(System.getProperty("parlance.home", ""));
    Files.createDirectories(home.resolve("models"));
    Path model = shortest(home.resolve(MODEL));
    note("Training Word2Vec on WordNet's definitions and examples; Ctrl-C stops and saves.");
    Word2VecOptions options = Word2VecOptions.defaults().withEpochs(EPOCHS);
    TrainingPlan plan =
        new TrainingPlan(
            List.of("wordnet:"),
            StandardCharsets.UTF_8,
            "english",
            Optional.empty(),
            EncodingOptions.defaults(),
            options.threads(),
            (backend, listener) -> new Word2VecTrainer(options, backend, listener),
            Optional.empty(),
            OutputTarget.of(model.toString(), Optional.empty()),
            Optional.empty());
    TrainingResult result = new TrainingRun(plan, streams()).run();
    if (result.exitCode() != 0) {
      return result.exitCode();
    }
    show(EmbeddingsFiles.read(model));
    double seconds = (System.nanoTime() - start) / 1e9;
    streams()
        .out()
        .printf(
            Locale.ROOT,
            "%n%,d words of dimension %d; %s; %.1f s in all, %,d MB at the peak.%n"
                + "Saved as %s. Try next:%n%n",
            result.words(),
            result.dimension(),
            result.measured(),
            seconds,
            PeakMemory.bytes() >> 20,
            model);
    for (String line :
        List.of(
            "nn " + model + " guitar",
            "nn " + model + " \"river + sea\"",
            "odd-one-out " + model + " violin piano flute hammer",
            "train word2vec --input YOUR-TEXTS/ --output models/mine.safetensors")) {
      streams().out().println("  parlance " + line);
    }
    return 0;
  }

  private static Path shortest(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }

  private void show(Embeddings embeddings) {
    NearestNeighbors nearest = new NearestNeighbors(embeddings);
    streams().out().println("Nearest neighbours:");
    for (String word : SHOWN) {
      line(word, () -> nearest.toWord(word, NEIGHBORS));
    }
    streams().out().println();
    streams().out().println("Analogies, the three best answers:");
    for (List<String> known : ANALOGIES) {
      line(
          String.join(" is to ", known.subList(0, 2)) + " as " + known.get(2) + " is to",
          () ->
              nearest.analogy(
                  known.get(0), known.get(1), known.get(2), ANSWERS, AnalogyMethod.COS_ADD));
    }
  }

  /** A question to the vectors. */
  private interface Question {
    List<Neighbor> ask();
  }

  private void line(String name, Question question) {
    String answer;
    try {
      answer = question.ask().stream().map(Neighbor::word).collect(Collectors.joining(", "));
    } catch (UnknownWordException e) {
      answer = String.valueOf(e.getMessage());
    }
    streams().out().printf(Locale.ROOT, "  %-10s  %s%n", name, answer);
  }
}
