package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.query.AnalogyMethod;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.embeddings.query.UnknownWordException;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
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
import picocli.CommandLine.Option;

/** From nothing to word vectors and a chat. */
@Command(
    description = {
      "Trains word vectors on the definitions and examples of WordNet, which come with Parlance,",
      "shows neighbours and analogies, trains the other four kinds on the same texts, then a bot",
      "on the dialogues that come with Parlance, and begins to chat. The models are left in",
      "models/, where parlance chat finds the bot. With --lang zh all of it in Chinese, from the",
      "project's own texts."
    },
    footer = {"", "Example:", "  parlance quickstart"})
final class QuickstartCommand extends ParlanceCommand {
  private static final List<String> BESIDE = List.of("music", "disease");
  private static final int NEIGHBORS = 6;
  private static final int ANSWERS = 3;

  private QuickstartLanguage language = QuickstartLanguage.english();

  QuickstartCommand(Streams streams) {
    super(streams);
  }

  @Option(
      names = "--lang",
      paramLabel = "NAME",
      description = "The language: en or zh (default: en).")
  void lang(String value) {
    language = QuickstartLanguage.of(value);
  }

  /** The trainers, the first of which the bot's words come from. */
  private Map<String, TrainingPlan.TrainerFactory> trainers() {
    Map<String, TrainingPlan.TrainerFactory> trainers = new LinkedHashMap<>();
    Word2VecOptions word2vec = language.word2vec();
    trainers.put("word2vec", (backend, heard) -> new Word2VecTrainer(word2vec, backend, heard));
    if (language.code().equals("en")) { // the Chinese texts are too few for the others
      FastTextOptions fastText = FastTextOptions.defaults();
      GloveOptions glove = GloveOptions.defaults().withEpochs(25);
      LsaOptions lsa = LsaOptions.defaults();
      PlsaOptions plsa = PlsaOptions.defaults().withMaxDocumentShare(0.01).withBeta(0.6);
      trainers.put("fasttext", (backend, heard) -> new FastTextTrainer(fastText, backend, heard));
      trainers.put("glove", (backend, heard) -> new GloveTrainer(glove, backend, heard));
      trainers.put("lsa", (backend, heard) -> new LsaTrainer(lsa, backend, heard));
      trainers.put("plsa", (backend, heard) -> new PlsaTrainer(plsa, backend, heard));
    }
    return trainers;
  }

  @Override
  int run() throws IOException {
    long start = System.nanoTime();
    Files.createDirectories(Home.path("models"));
    note("Training on " + String.join(" and ", language.texts()) + "; Ctrl-C stops.");
    Interruption interruption = Interruption.listen(streams());
    Map<String, Embeddings> models = new LinkedHashMap<>();
    int exitCode = trainVectors(models, interruption);
    if (exitCode != 0) {
      return exitCode;
    }
    if (models.size() > 1) {
      beside(models);
    }
    Path chat = model("chat-" + language.code());
    note("Now a bot, from " + String.join(" and ", language.dialogues()) + ".");
    QuickstartBot bot = new QuickstartBot(language, chat, streams());
    exitCode = bot.train(Objects.requireNonNull(models.get("word2vec"))).exitCode();
    if (exitCode != 0) {
      return exitCode;
    }
    streams().out().println("What it says:");
    bot.show();
    streams()
        .out()
        .printf(
            Locale.ROOT,
            "Word vectors and a bot in models/, in %.1f s and %,d MB of memory. Try next:%n%n",
            (System.nanoTime() - start) / 1e9,
            PeakMemory.bytes() >> 20);
    for (String line : next(chat)) {
      streams().out().println("  parlance " + line);
    }
    streams().out().println();
    streams().out().flush();
    return new ChatCommand(streams(), chat).run();
  }

  private int trainVectors(Map<String, Embeddings> models, Interruption interruption)
      throws IOException {
    Map<String, TrainingPlan.TrainerFactory> trainers = trainers();
    TrainingRun first = training(trainers, "word2vec");
    TensorBackend backend = first.backend();
    try (EncodedCorpus corpus = first.read()) {
      first.tell(corpus);
      for (String name : trainers.keySet()) {
        TrainingRun training = models.isEmpty() ? first : training(trainers, name);
        TrainingResult result = training.on(corpus, backend, interruption);
        if (result.exitCode() != 0) {
          return result.exitCode();
        }
        result.tell(streams());
        models.put(name, EmbeddingsFiles.read(vectors(name)));
        if (models.size() == 1) {
          show(models.get(name));
        }
      }
    }
    return 0;
  }

  private TrainingRun training(Map<String, TrainingPlan.TrainerFactory> trainers, String name) {
    TrainingPlan plan =
        new TrainingPlan(
            language.texts(),
            StandardCharsets.UTF_8,
            language.analyzer(),
            Optional.empty(),
            language.encoding(),
            Runtime.getRuntime().availableProcessors(),
            Objects.requireNonNull(trainers.get(name)),
            Optional.empty(),
            OutputTarget.of(vectors(name).toString(), Optional.empty()),
            Optional.empty(),
            CheckpointPlan.none());
    return new TrainingRun(plan, streams(), false);
  }

  private List<String> next(Path chat) {
    Path model = vectors("word2vec");
    if (language.code().equals("zh")) {
      return List.of(
          "chat --lang zh",
          "nn " + model + " 音乐",
          "train chat --dialogues YOUR-DIALOGUES --output models/chat.safetensors");
    }
    return List.of(
        "chat",
        "info " + chat,
        "nn " + model + " guitar",
        "nn " + vectors("fasttext") + " guitarplaying",
        "topics " + vectors("plsa"),
        "documents " + vectors("lsa") + " \"disease of the heart\"",
        "train chat --dialogues YOUR-DIALOGUES --output models/chat.safetensors");
  }

  /** {@code models/quickstart.safetensors}; of the others {@code models/quickstart-NAME...}. */
  private Path vectors(String trainer) {
    return model(
        "quickstart" + (trainer.equals("word2vec") ? "" : "-" + trainer) + language.suffix());
  }

  private static Path model(String name) {
    return Home.path("models/" + name + ".safetensors");
  }

  private void show(Embeddings embeddings) {
    NearestNeighbors nearest = new NearestNeighbors(embeddings);
    streams().out().println("Nearest neighbours:");
    for (String word : language.shown()) {
      line(word, () -> nearest.toWord(word, NEIGHBORS));
    }
    streams().out().println();
    if (language.analogies().isEmpty()) {
      streams().out().flush();
      return;
    }
    streams().out().println("Analogies, the three best answers:");
    for (List<String> known : language.analogies()) {
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
