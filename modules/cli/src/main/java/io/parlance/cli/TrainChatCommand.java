package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.seq2seq.corpus.ChatCorpusOptions;
import io.parlance.seq2seq.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a chat model. */
@Command(
    sortOptions = false,
    description = {
      "Learns to reply from your dialogues: an encoder-decoder that may start from word vectors.",
      "Dialogues are recognised by content: a dialogue a line with TAB between utterances, JSON",
      "Lines, Cornell Movie-Dialogs, ChatterBot's YAML, plain questions and answers."
    },
    footer = {
      "",
      "Ctrl-C stops, saves what was learned so far, and exits with 130; --resume goes on.",
      "The log is beside the model: of chat.safetensors, chat.log.csv.",
      "",
      "Example:",
      "  parlance train chat --dialogues talks.tsv --output models/chat.safetensors --minutes 5"
    })
final class TrainChatCommand extends ParlanceCommand {
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--dialogues",
      order = 1,
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Dialogues: files, folders, patterns, - for standard input; .gz as it is.")
  private List<String> dialogues = List.of();

  @Option(
      names = "--output",
      order = 2,
      required = true,
      paramLabel = "CHATMODEL",
      description = "The model's file, one safetensors file.")
  private String output = "";

  @Option(
      names = "--embeddings",
      order = 3,
      paramLabel = "MODEL",
      description = "Word vectors to start from, of any format that is read.")
  private @Nullable Path embeddings;

  @Option(names = "--freeze-embeddings", order = 4, description = "Words keep these vectors.")
  private boolean freezeEmbeddings;

  @Mixin private ChatShapeFlags shape = new ChatShapeFlags();
  @Mixin private ChatTextFlags text = new ChatTextFlags();
  @Mixin private ChatLearningFlags learning = new ChatLearningFlags();

  @Option(
      names = "--reverse",
      order = 41,
      description = "Also learn from reply to question, which takes as long again: for --mmi bidi.")
  private boolean reverse;

  @Mixin private CheckpointFlags checkpoints = new CheckpointFlags();

  private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--seed",
      order = 53,
      paramLabel = "N",
      description = "Of first weights, order and dropout (default: 1).")
  private long seed = 1;

  @Option(
      names = "--backend",
      order = 55,
      paramLabel = "NAME",
      description = BackendChoice.DESCRIPTION)
  private @Nullable String backend;

  @Mixin private DryRunFlag dryRun = new DryRunFlag();

  @Option(names = "--json", order = 56, description = "Print one JSON object at the end.")
  private boolean json;

  TrainChatCommand(Streams streams) {
    super(streams);
  }

  @Option(
      names = "--threads",
      order = 52,
      paramLabel = "N",
      description = "Threads (default: one a core); the model is the same with any number.")
  void threads(int value) {
    threads = within("--threads", value, 1, MOST_THREADS);
  }

  @Option(
      names = "--memory",
      order = 54,
      paramLabel = "SIZE",
      description = "Memory to use, as 512m or 4g (default: 80 %% of the machine's).")
  void memory(String value) {
    checkMemory(value);
  }

  @Override
  int run() throws IOException {
    TrainingOptions training = learning.options(seed, freezeEmbeddings);
    ChatCorpusOptions corpus = text.options();
    shape.options(OptionalInt.empty());
    if (freezeEmbeddings && embeddings == null) {
      throw Failure.call("--freeze-embeddings: expected --embeddings beside it");
    }
    Path path = OutputTarget.of(output, Optional.of("safetensors")).apartFrom(dialogues).path();
    Optional<Embeddings> vectors = Optional.empty();
    if (embeddings != null) {
      vectors = Optional.of(EmbeddingsFiles.read(embeddings));
    }
    OptionalInt dimension =
        vectors.map(found -> OptionalInt.of(found.dimension())).orElseGet(OptionalInt::empty);
    ChatPlan plan =
        new ChatPlan(
            dialogues,
            text.encoding(),
            text.heldOutFile(),
            text.analyzer(),
            corpus,
            vectors,
            shape.options(dimension),
            training,
            reverse,
            threads,
            Optional.ofNullable(backend),
            path,
            checkpoints.plan(output, path));
    ChatTrainingRun run = new ChatTrainingRun(plan, streams());
    if (dryRun.given()) {
      run.dryRun(json);
      return 0;
    }
    Optional<ChatTrainingResult> result = run.run();
    if (json) {
      ChatTrainingResult.print(result, path, streams());
    } else {
      result.ifPresent(told -> told.tell(streams()));
    }
    return result.map(ChatTrainingResult::exitCode).orElse(0);
  }
}
