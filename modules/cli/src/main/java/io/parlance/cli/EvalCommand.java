package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.evaluation.AnalogyEvaluation;
import io.parlance.embeddings.evaluation.AnalogyScores;
import io.parlance.embeddings.evaluation.AnalogySet;
import io.parlance.embeddings.evaluation.SimilarityEvaluation;
import io.parlance.embeddings.evaluation.SimilarityScore;
import io.parlance.embeddings.evaluation.SimilaritySet;
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

/** Scores a model. */
@Command(
    sortOptions = false,
    description = {
      "Scores a model on analogies and on word similarities, each with how much of the set it covers",
      "and with a 95 %% bootstrap interval. The sets are files of your own: Google's format of",
      "analogies (\": section\", then four words a line), and lines of \"word word score\"."
    },
    footer = {
      "",
      "Examples:",
      "  parlance eval models/quickstart.safetensors --analogies questions-words.txt",
      "  parlance eval models/quickstart.safetensors --similarity WS-353.txt"
    })
final class EvalCommand extends ModelCommand {
  @Option(names = "--analogies", paramLabel = "FILE", description = "Analogies.")
  private @Nullable Path analogies;

  @Option(
      names = "--similarity",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Sets of word similarities.")
  private List<Path> similarities = List.of();

  private int restrictVocabulary = 30_000;
  private int threads = Runtime.getRuntime().availableProcessors();
  private long seed = 1;

  EvalCommand(Streams streams) {
    super(streams);
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

  @Option(names = "--seed", paramLabel = "N", description = "Of the bootstrap (default: 1).")
  void seed(long value) {
    seed = value;
  }

  @Override
  int run() throws IOException {
    if (analogies == null && similarities.isEmpty()) {
      throw Failure.call(
          "nothing to score on: give --analogies FILE, --similarity FILE..., or both");
    }
    Optional<AnalogySet> questions =
        analogies == null ? Optional.empty() : Optional.of(AnalogySet.read(analogies));
    List<SimilaritySet> pairs = new ArrayList<>();
    for (Path path : similarities) {
      pairs.add(SimilaritySet.read(path));
    }
    Embeddings embeddings = load();
    Optional<AnalogyScores> answered = Optional.empty();
    if (questions.isPresent()) {
      try (Parallel parallel = Parallel.of(threads)) {
        answered =
            Optional.of(
                new AnalogyEvaluation(embeddings, TensorBackend.preferred(), parallel)
                    .score(questions.get(), restrictVocabulary));
      }
    }
    List<SimilarityScore> alike =
        pairs.stream().map(new SimilarityEvaluation(embeddings, seed)::score).toList();
    ScoreSheet sheet = new ScoreSheet(answered, alike);
    if (json()) {
      sheet.printJson(streams());
    } else {
      sheet.print(streams());
    }
    return 0;
  }
}
