package io.parlance.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all trainers of word vectors share. */
abstract class TrainingCommand extends ParlanceCommand {
  private static final int MOST_THREADS = 1024;
  private static final int MOST_DIMENSIONS = 10_000;

  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Texts: files, folders, patterns, - for standard input, wordnet: for the built-in one;"
              + " .gz is read as it is.")
  private List<String> inputs = List.of();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "MODEL",
      description = "The file to write: " + OutputTarget.FORMATS_BY_NAME + ".")
  private String output = "";

  @Option(names = "--to", paramLabel = "FORMAT", description = "The format, whatever the name.")
  private @Nullable String format;

  @Option(
      names = "--analyzer",
      paramLabel = "NAME",
      description = "auto, english, chinese, whitespace, or chain:FACTORY,... (default: auto).")
  private String analyzer = "auto";

  @Option(
      names = "--user-dictionary",
      paramLabel = "FILE",
      description = "Chinese words to keep whole, one a line.")
  private @Nullable Path userDictionary;

  private int dimension = 100;
  private int minCount = 5;
  private int maxVocab;
  private int epochs = 5;
  private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

  @Option(names = "--seed", paramLabel = "N", description = "Of the random numbers (default: 1).")
  private long seed = 1;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "vector or scalar (default: the fastest that can run).")
  private @Nullable String backend;

  private Charset encoding = StandardCharsets.UTF_8;

  @Option(
      names = "--save-vocab",
      paramLabel = "FILE",
      description = "Also write the vocabulary: a word and its count a line.")
  private @Nullable Path savedVocabulary;

  @Option(names = "--json", description = "Print one JSON object at the end.")
  private boolean json;

  TrainingCommand(Streams streams) {
    super(streams);
  }

  @Option(names = "--dim", paramLabel = "N", description = "Numbers a vector (default: 100).")
  final void dimension(int value) {
    dimension = within("--dim", value, 1, MOST_DIMENSIONS);
  }

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description = "Leave out words that occur less often (default: 5).")
  final void minCount(int value) {
    minCount = within("--min-count", value, 1, Integer.MAX_VALUE);
  }

  @Option(
      names = "--max-vocab",
      paramLabel = "N",
      description = "Keep the N most frequent words at most (default: 0, all).")
  final void maxVocab(int value) {
    maxVocab = within("--max-vocab", value, 0, Integer.MAX_VALUE);
  }

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often the corpus is gone through (default: 5).")
  final void epochs(int value) {
    epochs = within("--epochs", value, 1, 100_000);
  }

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: one a core). With 1, a seed gives the same file always.")
  final void threads(int value) {
    threads = within("--threads", value, 1, MOST_THREADS);
  }

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Memory to use, as 512m or 4g (default: 80 %% of the machine's).")
  final void memory(String value) {
    try {
      MemorySize.parse(value);
    } catch (IllegalArgumentException e) {
      throw Failure.call("--memory " + value + ": " + e.getMessage());
    }
  }

  @Option(
      names = "--document",
      paramLabel = "UNIT",
      description = "line, file or paragraph; word2vec learns the same from each.")
  final void document(String value) {
    if (!List.of("line", "file", "paragraph").contains(value)) {
      throw Failure.call("--document " + value + ": expected line, file or paragraph");
    }
  }

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Of the texts, as GB18030 (default: UTF-8).")
  final void encoding(String value) {
    try {
      encoding = Charset.forName(value);
    } catch (IllegalArgumentException e) {
      throw Failure.call(
          "--encoding " + value + ": not known here; expected one as UTF-8, GB18030, UTF-16");
    }
  }

  final List<String> inputs() {
    return inputs;
  }

  final OutputTarget target() {
    return OutputTarget.of(output, Optional.ofNullable(format)).apartFrom(inputs);
  }

  final String analyzer() {
    return analyzer;
  }

  final Optional<Path> userDictionary() {
    return Optional.ofNullable(userDictionary);
  }

  final int dimension() {
    return dimension;
  }

  final int minCount() {
    return minCount;
  }

  final int maxVocab() {
    return maxVocab;
  }

  final int epochs() {
    return epochs;
  }

  final int threads() {
    return threads;
  }

  final long seed() {
    return seed;
  }

  final Optional<String> backend() {
    return Optional.ofNullable(backend);
  }

  final Charset encoding() {
    return encoding;
  }

  final Optional<Path> savedVocabulary() {
    return Optional.ofNullable(savedVocabulary);
  }

  final boolean json() {
    return json;
  }
}
