package io.parlance.cli;

import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodingOptions;
import io.parlance.text.PhraseOptions;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.engines.TrainingEngine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that all trainers of word vectors share. */
abstract class TrainingCommand extends ParlanceCommand {
  private static final int MOST_THREADS = 1024;
  private static final int MOST_DIMENSIONS = 10_000;
  private static final int MOST_EPOCHS = 100_000;
  private static final int MOST_PHRASE_PASSES = 10; // phrases of 1,024 words are none

  @Option(
      names = "--input",
      order = 1,
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Texts: files, folders, patterns, - for standard input, wordnet: for the built-in one;"
              + " .gz is read as it is.")
  private List<String> inputs = List.of();

  @Option(
      names = "--output",
      order = 2,
      required = true,
      paramLabel = "MODEL",
      description = OutputTarget.FORMATS_BY_NAME)
  private String output = "";

  @Option(
      names = "--to",
      order = 3,
      paramLabel = "FORMAT",
      description = "The format, whatever the name.")
  private @Nullable String format;

  @Option(
      names = "--analyzer",
      order = 29,
      paramLabel = "NAME",
      description = "auto, english, chinese, whitespace, or chain:FACTORY,... (default: auto).")
  private String analyzer = "auto";

  @Option(
      names = "--user-dictionary",
      order = 30,
      paramLabel = "FILE",
      description = "Chinese words to keep whole, one a line.")
  private @Nullable Path userDictionary;

  private int minCount = 5;
  private int maxVocab;
  private OptionalInt phrasePasses = OptionalInt.empty();
  private OptionalDouble phraseThreshold = OptionalDouble.empty();
  private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--deterministic",
      order = 34,
      description =
          "The same file for a seed on any number of threads. Slower for word2vec and fasttext; the"
              + " others are so anyway.")
  private boolean deterministic;

  @Option(
      names = "--seed",
      order = 35,
      paramLabel = "N",
      description = "Of the random numbers (default: 1).")
  private long seed = 1;

  @Option(
      names = "--backend",
      order = 36,
      paramLabel = "NAME",
      description = BackendChoice.DESCRIPTION)
  private @Nullable String backend;

  private DocumentUnit document = DocumentUnit.LINE;
  private Charset encoding = StandardCharsets.UTF_8;

  @Option(
      names = "--save-vocab",
      order = 37,
      paramLabel = "FILE",
      description = "Also write the vocabulary: a word and its count a line.")
  private @Nullable Path savedVocabulary;

  @Mixin private DryRunFlag dryRun = new DryRunFlag();

  @Option(names = "--json", order = 56, description = "Print one JSON object at the end.")
  private boolean json;

  @Mixin private CheckpointFlags checkpoints = new CheckpointFlags();

  TrainingCommand(Streams streams) {
    super(streams);
  }

  @Option(
      names = "--min-count",
      order = 25,
      paramLabel = "N",
      description = "Leave out words that occur less often (default: 5).")
  final void minCount(int value) {
    minCount = within("--min-count", value, 1, Integer.MAX_VALUE);
  }

  @Option(
      names = "--max-vocab",
      order = 26,
      paramLabel = "N",
      description = "Keep the N most frequent words at most (default: 0, all).")
  final void maxVocab(int value) {
    maxVocab = within("--max-vocab", value, 0, Integer.MAX_VALUE);
  }

  @Option(
      names = "--threads",
      order = 33,
      paramLabel = "N",
      description = "Threads (default: one a core).")
  final void threads(int value) {
    threads = within("--threads", value, 1, MOST_THREADS);
  }

  @Option(
      names = "--memory",
      order = 34,
      paramLabel = "SIZE",
      description = "Memory to use, as 512m or 4g (default: 80 %% of the machine's).")
  final void memory(String value) {
    checkMemory(value);
  }

  @Option(
      names = "--document",
      order = 32,
      paramLabel = "UNIT",
      description =
          "What a document is to lsa, plsa and doc2vec: line, file or paragraph (default: line);"
              + " the others learn the same from each.")
  final void document(String value) {
    try {
      document = DocumentUnit.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Failure.call("--document " + value + ": expected line, file or paragraph");
    }
  }

  @Option(
      names = "--encoding",
      order = 31,
      paramLabel = "NAME",
      description = "Of the texts, as GB18030 (default: UTF-8).")
  final void encoding(String value) {
    encoding = charset(value);
  }

  @Option(
      names = "--phrases",
      order = 27,
      arity = "0..1",
      fallbackValue = "1",
      paramLabel = "N",
      description =
          "Join words that belong together (new_york), as word2phrase does, in N passes (default:"
              + " no phrases; --phrases alone: 1); pass 2 makes phrases of up to four words.")
  final void phrases(int value) {
    phrasePasses = OptionalInt.of(within("--phrases", value, 0, MOST_PHRASE_PASSES));
  }

  @Option(
      names = "--phrase-threshold",
      order = 28,
      paramLabel = "F",
      description = "With --phrases: higher makes fewer phrases (default: 100).")
  final void phraseThreshold(double value) {
    phraseThreshold = OptionalDouble.of(positive("--phrase-threshold", value));
  }

  /** The format that an output's ending {@code .bin} stands for. */
  EmbeddingsFormat bin() {
    return EmbeddingsFormat.WORD2VEC_BINARY;
  }

  /**
   * The trainer, its settings checked.
   *
   * @throws Failure if settings do not fit one another
   */
  abstract TrainingPlan.TrainerFactory trainer();

  @Override
  final int run() throws IOException {
    TrainingPlan.TrainerFactory trainer = trainer();
    OutputTarget target =
        OutputTarget.of(output, Optional.ofNullable(format), bin()).apartFrom(inputs);
    TrainingPlan plan =
        new TrainingPlan(
            inputs,
            encoding,
            analyzer,
            Optional.ofNullable(userDictionary),
            encodingOptions(),
            threads,
            trainer,
            Optional.ofNullable(backend),
            target,
            savedVocabulary(target),
            checkpoints.plan(output, target.path()));
    TrainingRun training = new TrainingRun(plan, streams(), true);
    if (dryRun.given()) {
      training.dryRun(json);
      return 0;
    }
    Optional<TrainingResult> result = training.run();
    if (json) {
      TrainingResult.print(result, target.path(), streams());
    } else {
      result.ifPresent(told -> told.tell(streams()));
    }
    return result.map(TrainingResult::exitCode).orElse(0);
  }

  /** Checks {@code --dim}, or what a trainer calls it. */
  static int dimension(String option, int value) {
    return within(option, value, 1, MOST_DIMENSIONS);
  }

  /** Checks {@code --epochs}. */
  static int epochs(int value) {
    return within("--epochs", value, 1, MOST_EPOCHS);
  }

  /**
   * What becomes a word.
   *
   * @throws Failure if a phrase's option stands without {@code --phrases}
   */
  private EncodingOptions encodingOptions() {
    EncodingOptions options =
        EncodingOptions.defaults().withMinCount(minCount).withMaxVocab(maxVocab);
    if (phrasePasses.orElse(0) == 0) {
      if (phraseThreshold.isPresent()) {
        throw Failure.call("--phrase-threshold: expected --phrases beside it");
      }
      return options;
    }
    PhraseOptions phrases = PhraseOptions.defaults();
    // word2phrase's discount is its -min-count, and only one --min-count is asked for here.
    return options.withPhrases(
        phrases
            .withMinCount(minCount)
            .withDiscount(minCount)
            .withPasses(phrasePasses.getAsInt())
            .withThreshold(phraseThreshold.orElse(phrases.threshold())));
  }

  final int threads() {
    return threads;
  }

  final boolean deterministic() {
    return deterministic;
  }

  final long seed() {
    return seed;
  }

  /** A trainer of another library, which has its own way to compute. */
  final TrainingPlan.TrainerFactory engine(
      String name, BiFunction<TrainingEngine, TrainingListener, Trainer> trainer) {
    checkpoints.refuse("the engine " + name + " keeps none; leave it out");
    TrainingEngine engine;
    try {
      engine = TrainingEngine.named(name);
    } catch (IllegalArgumentException e) {
      throw Failure.call(String.valueOf(e.getMessage()));
    }
    if (backend != null) {
      note("--backend " + backend + ": not used, the engine " + name + " computes by itself");
    }
    return (own, listener) -> trainer.apply(engine, listener);
  }

  final DocumentUnit document() {
    return document;
  }

  /**
   * Where words and counts go.
   *
   * @throws Failure if nothing can be written there, or what is there is read or written otherwise
   */
  private Optional<Path> savedVocabulary(OutputTarget model) {
    if (savedVocabulary != null) {
      OutputTarget.checkVocabulary(savedVocabulary, model, inputs);
    }
    return Optional.ofNullable(savedVocabulary);
  }
}
