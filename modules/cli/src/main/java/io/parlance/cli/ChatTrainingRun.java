package io.parlance.cli;

import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.memory.Heap;
import io.parlance.embeddings.memory.MemoryPlan;
import io.parlance.embeddings.memory.OldGeneration;
import io.parlance.embeddings.memory.Room;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.corpus.ChatCorpus;
import io.parlance.seq2seq.corpus.ChatCorpusReader;
import io.parlance.seq2seq.corpus.ChatCorpusReport;
import io.parlance.seq2seq.corpus.CorpusReading;
import io.parlance.seq2seq.corpus.ExchangeVectors;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.seq2seq.training.ChatDivergedException;
import io.parlance.seq2seq.training.InitialWeights;
import io.parlance.seq2seq.training.TokenPairs;
import io.parlance.seq2seq.training.TrainedChat;
import io.parlance.seq2seq.training.TrainingMemory;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.dialogues.Dialogues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A chat's training from dialogues to a saved model, one phase after the other: {@link #run}. */
final class ChatTrainingRun {
  private static final int CURVE_COLUMNS = 72;
  private static final int CURVE_LINES = 10;

  private final ChatPlan plan;
  private final Streams streams;
  private final long start = System.nanoTime();
  private final Map<String, Double> phases = new LinkedHashMap<>(); // seconds

  ChatTrainingRun(ChatPlan plan, Streams streams) {
    this.plan = plan;
    this.streams = streams;
  }

  /** Trains and saves; empty where it was to go on and is done already. */
  Optional<ChatTrainingResult> run() throws IOException {
    Interruption interruption = Interruption.listen(streams);
    TensorBackend backend = BackendChoice.of(plan.backend(), streams);
    try (Parallel parallel = Parallel.of(plan.threads())) {
      CorpusReading reading = read(parallel);
      tell(reading);
      ChatProvenance provenance = new ChatProvenance(plan, reading, backend);
      ProgressDisplay display = new ProgressDisplay(streams, false);
      try (KeptRun kept =
          new KeptRun(
              plan.output(),
              plan.checkpoints(),
              provenance.whole(),
              plan.threads(),
              start,
              display::say)) {
        if (kept.isDone()) {
          return Optional.empty();
        }
        checkMemory(reading.corpus());
        return Optional.of(
            train(reading, provenance, backend, parallel, interruption, kept, display));
      }
    }
  }

  private CorpusReading read(Parallel parallel) throws IOException {
    long begun = System.nanoTime();
    ChatCorpusReader reader;
    try {
      reader = new ChatCorpusReader(plan.corpus(), plan.analyzer(), parallel);
    } catch (IllegalArgumentException e) {
      throw Failure.call("--analyzer: " + e.getMessage());
    }
    Dialogues dialogues = Dialogues.of(plan.dialogues(), plan.charset());
    Optional<Dialogues> heldOut = Optional.empty();
    if (plan.heldOut().isPresent()) {
      heldOut = Optional.of(Dialogues.of(List.of(plan.heldOut().get()), plan.charset()));
    }
    CorpusReading reading = reader.read(dialogues, heldOut);
    phases.put("read", since(begun));
    return reading;
  }

  private void tell(CorpusReading reading) {
    ChatCorpus corpus = reading.corpus();
    ChatCorpusReport report = corpus.report();
    streams
        .err()
        .printf(
            Locale.ROOT,
            "read %,d dialogues, %,d pairs to learn from, %,d held out; %,d different words,"
                + " %,d of them known (%.1f %% of all)%n",
            report.dialogues(),
            corpus.training().size(),
            corpus.heldOut().size(),
            report.types(),
            corpus.vocabulary().words().size(),
            100 - 100.0 * report.unknownTokens() / Math.max(1, report.tokens()));
    if (corpus.heldOut().isEmpty()) {
      streams.err().println("nothing is held out: perplexity is measured on what is learned from");
    }
    reading
        .training()
        .files()
        .forEach(
            file ->
                file.firstMalformed()
                    .ifPresent(
                        first ->
                            warn(
                                file.malformed(),
                                "entries of "
                                    + file.source().name()
                                    + " were not understood and left out; the first: "
                                    + first)));
    warn(
        reading.training().brokenSequences(),
        "broken byte sequences were replaced; is --encoding right?");
    warn(
        report.cutUtterances(),
        "utterances are longer than " + plan.corpus().maxLength() + " words and were cut there");
    warn(report.lonely(), "dialogues of one utterance only were passed over");
  }

  private void warn(long count, String what) {
    if (count > 0) {
      streams.err().printf(Locale.ROOT, "warning: %,d %s%n", count, what);
    }
  }

  /** Reads, and tells what the rest would take. */
  void dryRun(boolean json) throws IOException {
    BackendChoice.of(plan.backend(), streams);
    try (Parallel parallel = Parallel.of(plan.threads())) {
      CorpusReading reading = read(parallel);
      tell(reading);
      ChatCorpus corpus = reading.corpus();
      TrainingMemory memory = memory(corpus);
      List<MemoryPlan.Part> held = DryRun.held(Heap.living());
      Optional<String> refusal = refusal(memory, corpus);
      if (refusal.isPresent()) {
        throw DryRun.refused(streams, json, Failure.work(refusal.get()));
      }
      int words = corpus.vocabulary().size();
      new DryRun(
              words,
              corpus.report().tokens(),
              held,
              plan.threads(),
              phases.getOrDefault("read", 0.0),
              memory.forecast(words, plan.reverse() ? 2 : 1, plan.threads()))
          .with(plan.checkpoints().every())
          .print(streams, json);
    }
  }

  /** Refuses what would end in the middle of the training. */
  private void checkMemory(ChatCorpus corpus) {
    OldGeneration.collectAsItGrows(); // first what reading left, which would count as held
    Optional<String> refusal = refusal(memory(corpus), corpus);
    if (refusal.isPresent()) {
      throw Failure.work(refusal.get());
    }
  }

  private TrainingMemory memory(ChatCorpus corpus) {
    TokenPairs pairs = corpus.trainingPairs();
    return new TrainingMemory(
        plan.model(),
        plan.training(),
        pairs,
        corpus.heldOut().isEmpty() ? pairs : corpus.heldOutPairs());
  }

  private Optional<String> refusal(TrainingMemory memory, ChatCorpus corpus) {
    int words = corpus.vocabulary().size();
    int hidden = plan.model().hidden();
    Room room = memory.fit().room(words, hidden, Heap.size());
    return memory.fit().refusal(words, hidden, room).map(line -> line + ", or lower --batch");
  }

  private ChatTrainingResult train(
      CorpusReading reading,
      ChatProvenance provenance,
      TensorBackend backend,
      Parallel parallel,
      Interruption interruption,
      KeptRun kept,
      ProgressDisplay display)
      throws IOException {
    ChatCorpus corpus = reading.corpus();
    boolean heldOut = !corpus.heldOut().isEmpty();
    TokenPairs pairs = corpus.trainingPairs();
    TokenPairs measured = heldOut ? corpus.heldOutPairs() : pairs;
    long begun = System.nanoTime();
    Weights first = first(corpus.vocabulary(), pairs);
    phases.put("start", since(begun));
    begun = System.nanoTime();
    ChatDirection forward =
        new ChatDirection(
            plan,
            streams,
            interruption,
            "",
            provenance.fingerprint("forward"),
            kept,
            display,
            heldOut);
    TrainedChat trained =
        train(forward, first, pairs, measured, corpus, provenance, backend, parallel);
    phases.put("training", since(begun));
    Optional<Weights> back = Optional.empty();
    if (plan.reverse() && interruption.exitCode() == 0) {
      begun = System.nanoTime();
      streams.err().println("now from reply to question");
      OldGeneration.collectAsItGrows(); // first what learning one way has left
      TokenPairs reversed = pairs.reversed();
      ChatDirection reverse =
          new ChatDirection(
              plan,
              streams,
              interruption,
              ".reverse",
              provenance.fingerprint("reverse"),
              kept,
              display,
              heldOut);
      back =
          Optional.of(
              train(
                      reverse,
                      first(corpus.vocabulary(), reversed),
                      reversed,
                      measured.reversed(),
                      corpus,
                      provenance,
                      backend,
                      parallel)
                  .weights());
      phases.put("reverse", since(begun));
    }
    begun = System.nanoTime();
    save(corpus, provenance.of(trained), reading.analyzer(), trained.weights(), back);
    phases.put("save", since(begun));
    if (interruption.exitCode() != 0) {
      streams
          .err()
          .println(
              "interrupted: what was learned so far is in "
                  + plan.output()
                  + kept.interrupted(phases, since(start)));
    } else {
      kept.finished(phases, since(start));
    }
    LearningCurve.of(forward.rows())
        .draw(Math.min(CURVE_COLUMNS, streams.columns() - 1), CURVE_LINES, streams.braille())
        .forEach(streams.err()::println);
    return new ChatTrainingResult(
        plan.output(),
        forward.logPath(),
        phases,
        corpus.vocabulary().size(),
        trained.weights().size(),
        trained,
        forward.tokensASecond(),
        heldOut,
        since(start),
        interruption.exitCode());
  }

  /** The weights to begin with. */
  private Weights first(ChatVocabulary vocabulary, TokenPairs pairs) {
    Weights first = InitialWeights.random(plan.model(), vocabulary.size(), plan.training().seed());
    InitialWeights.expectReplies(first, pairs);
    if (plan.embeddings().isPresent()) {
      int known;
      try {
        known = InitialWeights.useVectors(first, vocabulary, plan.embeddings().get());
      } catch (IllegalArgumentException e) {
        throw Failure.work("--embeddings: " + e.getMessage());
      }
      streams
          .err()
          .printf(
              Locale.ROOT,
              "%,d of %,d words start from their vectors%n",
              known,
              vocabulary.words().size());
    }
    return first;
  }

  private TrainedChat train(
      ChatDirection direction,
      Weights first,
      TokenPairs pairs,
      TokenPairs measured,
      ChatCorpus corpus,
      ChatProvenance provenance,
      TensorBackend backend,
      Parallel parallel)
      throws IOException {
    try {
      return direction.train(first, pairs, measured, backend, parallel);
    } catch (ChatDivergedException e) {
      throw diverged(e, corpus, provenance);
    }
  }

  /** The best state is kept, but not under the name that stands for success. */
  private Failure diverged(ChatDivergedException e, ChatCorpus corpus, ChatProvenance provenance) {
    ChatPlan kept =
        plan.writingTo(plan.output().resolveSibling("diverged-" + plan.output().getFileName()));
    try {
      new ChatTrainingRun(kept, streams)
          .save(corpus, provenance.plain(), plan.analyzer(), e.best(), Optional.empty());
    } catch (IOException unsaved) {
      return Failure.work(
          e.getMessage() + "; no state before it could be saved: " + unsaved.getMessage());
    }
    return Failure.work(e.getMessage() + "; the best state before it is in " + kept.output());
  }

  private void save(
      ChatCorpus corpus,
      Provenance provenance,
      String analyzer,
      Weights weights,
      Optional<Weights> reverse)
      throws IOException {
    ChatModel model =
        new ChatModel(
            plan.model(),
            corpus.vocabulary(),
            analyzer,
            plan.corpus().context(),
            weights,
            reverse,
            ExchangeVectors.of(corpus.exchanges(), corpus.vocabulary(), weights),
            provenance);
    try {
      ChatModelFiles.write(model, plan.output());
    } catch (IOException e) {
      throw Failure.work(e.getMessage() + "; the model is in " + saveElsewhere(model, e));
    }
  }

  /** What took hours to learn is not lost to a full disk. */
  private Path saveElsewhere(ChatModel model, IOException unsaved) throws IOException {
    try {
      Path spare = Files.createTempDirectory("parlance").resolve(plan.output().getFileName());
      ChatModelFiles.write(model, spare);
      return spare;
    } catch (IOException e) {
      unsaved.addSuppressed(e);
      throw unsaved;
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
