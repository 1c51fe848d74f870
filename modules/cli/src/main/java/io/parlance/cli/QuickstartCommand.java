package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.query.AnalogyMethod;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.embeddings.query.UnknownWordException;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.EncodingOptions;
import io.parlance.trainers.fasttext.FastTextOptions;
import io.parlance.trainers.fasttext.FastTextTrainer;
import io.parlance.trainers.glove.GloveOptions;
import io.parlance.trainers.glove.GloveTrainer;
import io.parlance.trainers.lsa.LsaOptions;
import io.parlance.trainers.lsa.LsaTrainer;
import io.parlance.trainers.plsa.PlsaOptions;
import io.parlance.trainers.plsa.PlsaTrainer;
import io.parlance.trainers.word2vec.Word2VecOptions;
import io.parlance.trainers.word2vec.Word2VecTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** From nothing to word vectors and answers. */
@Command(
    description = {
      "Trains Word2Vec on the definitions and examples of WordNet, which come with Parlance, shows",
      "neighbours and analogies, then trains the other four on the same texts and puts their",
      "neighbours side by side. The models are left in models/."
    },
    footer = {"", "Example:", "  parlance quickstart"})
final class QuickstartCommand extends ParlanceCommand {
  private static final List<String> SHOWN =
      List.of("music", "violin", "water", "disease", "king", "computer");
  private static final List<List<String>> ANALOGIES =
      List.of(List.of("violin", "violinist", "piano"), List.of("france", "french", "germany"));
  private static final List<String> BESIDE = List.of("music", "disease");
  private static final int NEIGHBORS = 6;
  private static final int ANSWERS = 3;

  private final Map<String, TrainingPlan.TrainerFactory> trainers = new LinkedHashMap<>();

  QuickstartCommand(Streams streams) {
    super(streams);
    // The texts are few, 1.5 million words, so they are gone through more often than is usual.
    Word2VecOptions word2vec = Word2VecOptions.defaults().withEpochs(15);
    FastTextOptions fastText = FastTextOptions.defaults();
    GloveOptions glove = GloveOptions.defaults().withEpochs(25);
    LsaOptions lsa = LsaOptions.defaults();
    PlsaOptions plsa = PlsaOptions.defaults().withMaxDocumentShare(0.01).withBeta(0.6);
    trainers.put("word2vec", (backend, heard) -> new Word2VecTrainer(word2vec, backend, heard));
    trainers.put("fasttext", (backend, heard) -> new FastTextTrainer(fastText, backend, heard));
    trainers.put("glove", (backend, heard) -> new GloveTrainer(glove, backend, heard));
    trainers.put("lsa", (backend, heard) -> new LsaTrainer(lsa, backend, heard));
    trainers.put("plsa", (backend, heard) -> new PlsaTrainer(plsa, backend, heard));
  }

  @Override
  int run() throws IOException {
    long start = System.nanoTime();
    Files.createDirectories(home().resolve("models"));
    note("Training on WordNet's definitions and examples; Ctrl-C stops.");
    Interruption interruption = Interruption.listen(streams());
    TrainingRun first = training("word2vec");
    TensorBackend backend = first.backend();
    Map<String, Embeddings> models = new LinkedHashMap<>();
    try (EncodedCorpus corpus = first.read()) {
      first.tell(corpus);
      for (String name : trainers.keySet()) {
        TrainingRun training = models.isEmpty() ? first : training(name);
        TrainingResult result = training.on(corpus, backend, interruption);
        if (result.exitCode() != 0) {
          return result.exitCode();
        }
        result.tell(streams());
        models.put(name, EmbeddingsFiles.read(model(name)));
        if (models.size() == 1) {
          show(models.get(name));
        }
      }
    }
    beside(models);
    streams()
        .out()
        .printf(
            Locale.ROOT,
            "%nFive models in models/, in %.1f s and %,d MB of memory. Try next:%n%n",
            (System.nanoTime() - start) / 1e9,
            PeakMemory.bytes() >> 20);
    Path model = model("word2vec");
    for (String line :
        List.of(
            "nn " + model + " guitar",
            "nn " + model + " \"river + sea\"",
            "nn " + model("fasttext") + " guitarplaying",
            "topics " + model("plsa"),
            "documents " + model("lsa") + " \"disease of the heart\"",
            "train word2vec --input YOUR-TEXTS/ --output models/mine.safetensors")) {
      streams().out().println("  parlance " + line);
    }
    return 0;
  }

  private TrainingRun training(String name) {
    TrainingPlan plan =
        new TrainingPlan(
            List.of("wordnet:"),
            StandardCharsets.UTF_8,
            "english",
            Optional.empty(),
            EncodingOptions.defaults(),
            Runtime.getRuntime().availableProcessors(),
            Objects.requireNonNull(trainers.get(name)),
            Optional.empty(),
            OutputTarget.of(model(name).toString(), Optional.empty()),
            Optional.empty());
    return new TrainingRun(plan, streams(), false);
  }

  private static Path home() {
    return Path.of(System.getProperty("parlance.home", ""));
  }

  /** {@code models/quickstart.safetensors}; of the others {@code models/quickstart-NAME...}. */
  private static Path model(String name) {
    String suffix = name.equals("word2vec") ? "" : "-" + name;
    Path path = home().resolve("models/quickstart" + suffix + ".safetensors").toAbsolutePath();
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
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
    streams().out().println();
    streams().out().flush();
  }

  private void beside(Map<String, Embeddings> models) {
    for (String word : BESIDE) {
      streams().out().println("The neighbours of " + word + ", by five trainers:");
      for (Map.Entry<String, Embeddings> model : models.entrySet()) {
        line(model.getKey(), () -> new NearestNeighbors(model.getValue()).toWord(word, NEIGHBORS));
      }
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
