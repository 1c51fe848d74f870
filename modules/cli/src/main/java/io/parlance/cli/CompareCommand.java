package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.evaluation.AnalogyEvaluation;
import io.parlance.embeddings.evaluation.AnalogyScore;
import io.parlance.embeddings.evaluation.AnalogySet;
import io.parlance.embeddings.evaluation.NeighborOverlap;
import io.parlance.embeddings.evaluation.SimilarityComparison;
import io.parlance.embeddings.evaluation.SimilaritySet;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.Loaded;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts models beside one another. */
@Command(
    sortOptions = false,
    description = {
      "Puts models beside one another: their scores on your sets, how many nearest neighbours they",
      "share, and the neighbours of some words. A score on similarities is over the pairs that all",
      "models know; p is the probability that its difference from the first model's is chance",
      "(Meng, Rosenthal & Rubin 1992)."
    },
    footer = {
      "",
      "Example:",
      "  parlance compare models/quickstart.safetensors models/quickstart-glove.safetensors"
    })
final class CompareCommand extends ParlanceCommand {
  private static final int MOST_MODELS = 26; // letters
  private static final int SHOWN = 5;

  @Parameters(
      arity = "1..*",
      paramLabel = "MODEL",
      description = "Two or more files of word vectors, of any format that is read.")
  private List<Path> models = List.of();

  @Option(
      names = "--words",
      arity = "1..*",
      paramLabel = "WORD",
      description = "Show these words' neighbours (default: some that all models know).")
  private List<String> words = List.of();

  @Option(
      names = "--similarity",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Sets of word similarities.")
  private List<Path> similarities = List.of();

  @Option(names = "--analogies", paramLabel = "FILE", description = "Analogies.")
  private @Nullable Path analogies;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private int k = 10;
  private int restrictVocabulary = 30_000;
  private int threads = Runtime.getRuntime().availableProcessors();

  CompareCommand(Streams streams) {
    super(streams);
  }

  @Option(names = "-k", paramLabel = "N", description = "Neighbours of a word (default: 10).")
  void k(int value) {
    k = within("-k", value, 1, 1000);
  }

  @Option(
      names = "--restrict-vocab",
      paramLabel = "N",
      description = "Analogies within the N most frequent words (default: 30000).")
  void restrictVocabulary(int value) {
    restrictVocabulary = within("--restrict-vocab", value, 1, Integer.MAX_VALUE);
  }

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a core).")
  void threads(int value) {
    threads = within("--threads", value, 1, 1024);
  }

  @Override
  int run() throws IOException {
    if (models.size() < 2 || models.size() > MOST_MODELS) {
      throw Failure.call(
          "compare needs 2 to " + MOST_MODELS + " models, and was given " + models.size());
    }
    List<SimilaritySet> sets = new ArrayList<>();
    for (Path path : similarities) {
      sets.add(SimilaritySet.read(path));
    }
    Optional<AnalogySet> questions =
        analogies == null ? Optional.empty() : Optional.of(AnalogySet.read(analogies));
    List<Embeddings> loaded = new ArrayList<>();
    for (Path path : models) {
      Loaded one = EmbeddingsFiles.load(path);
      one.warnings().forEach(warning -> note("warning: " + path + ": " + warning));
      loaded.add(one.embeddings());
    }
    try (Parallel parallel = Parallel.of(threads)) {
      TensorBackend backend = TensorBackend.preferred();
      NeighborOverlap overlap = new NeighborOverlap(loaded, k, backend, parallel);
      if (overlap.words().isEmpty()) {
        throw Failure.work("these models have no word in common: there is nothing to compare");
      }
      List<AnalogyScore> answered = new ArrayList<>();
      if (questions.isPresent()) {
        for (Embeddings model : loaded) {
          answered.add(
              new AnalogyEvaluation(model, backend, parallel)
                  .score(questions.get(), restrictVocabulary)
                  .total());
        }
      }
      ComparisonSheet sheet =
          new ComparisonSheet(
              models,
              loaded,
              sets.stream().map(set -> SimilarityComparison.of(loaded, set)).toList(),
              answered,
              overlap,
              words.isEmpty() ? examples(overlap.words()) : words,
              k);
      if (json) {
        sheet.printJson(streams());
      } else {
        sheet.print(streams());
      }
    }
    return 0;
  }

  /** Some words, each about three times as rare as the one before. */
  private static List<String> examples(List<String> common) {
    List<String> examples = new ArrayList<>();
    for (int place = common.size() - 1; place > 0 && examples.size() < SHOWN; place /= 3) {
      examples.add(0, common.get(place));
    }
    return examples;
  }
}
