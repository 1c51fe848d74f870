package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.io.AtomicFile;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.embeddings.memory.Heap;
import io.parlance.embeddings.memory.MemoryPlan.Part;
import io.parlance.embeddings.memory.OldGeneration;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.Corpus;
import io.parlance.text.CorpusEncoder;
import io.parlance.text.CorpusReport;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.TextAnalyzer;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.Trained;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A training from texts to a saved model, one phase after the other: {@link #run}. Several trainers
 * may share what one of them has read.
 */
final class TrainingRun {
  private final TrainingPlan plan;
  private final Streams streams;
  private final boolean epochs;
  private final long start = System.nanoTime();
  private final Map<String, Double> phases = new LinkedHashMap<>(); // seconds

  /** A training that tells of each epoch, or in short, of none. */
  TrainingRun(TrainingPlan plan, Streams streams, boolean epochs) {
    this.plan = plan;
    this.streams = streams;
    this.epochs = epochs;
  }

  /** Trains and saves; empty where it was to go on and is done already. */
  Optional<TrainingResult> run() throws IOException {
    Interruption interruption = Interruption.listen(streams);
    TensorBackend backend = backend();
    try (EncodedCorpus corpus = read()) {
      tell(corpus);
      return begun(corpus, backend, interruption);
    }
  }

  /** Reads, and tells what the rest would take. */
  void dryRun(boolean json) throws IOException {
    TensorBackend backend = backend();
    try (EncodedCorpus corpus = read()) {
      tell(corpus);
      forecast(corpus, backend, json).with(plan.checkpoints().every()).print(streams, json);
    }
  }

  private DryRun forecast(EncodedCorpus corpus, TensorBackend backend, boolean json)
      throws IOException {
    List<Part> held =
        DryRun.held(
            Heap.living(),
            new Part("vocabulary", "", corpus.vocabulary().heapBytes()),
            new Part("encoded corpus", "", corpus.heapBytes()));
    try {
      Trainer trainer = plan.trainer().on(backend, TrainingListener.none());
      Forecast forecast =
          trainer
              .forecast(corpus)
              .orElseThrow(
                  () ->
                      Failure.call(
                          "--dry-run: what another library's trainer takes is not known here"));
      return new DryRun(
          corpus.vocabulary().size(),
          corpus.tokens(),
          held,
          plan.threads(),
          phases.getOrDefault("read", 0.0),
          forecast);
    } catch (UntrainableException e) {
      throw DryRun.refused(streams, json, Failure.work(String.valueOf(e.getMessage())));
    }
  }

  /** Trains anew on a corpus that was read as this plan asks, and saves. */
  TrainingResult on(EncodedCorpus corpus, TensorBackend backend, Interruption interruption)
      throws IOException {
    return begun(corpus, backend, interruption).orElseThrow();
  }

  private Optional<TrainingResult> begun(
      EncodedCorpus corpus, TensorBackend backend, Interruption interruption) throws IOException {
    ProgressDisplay display = new ProgressDisplay(streams, epochs);
    Trainer trainer = plan.trainer().on(backend, interruption.hearing(display));
    Fingerprint fingerprint = TrainingFingerprint.of(trainer.fingerprint(), plan, corpus, backend);
    try (KeptRun kept =
        new KeptRun(
            plan.output().path(),
            plan.checkpoints(),
            fingerprint,
            plan.threads(),
            start,
            display::say)) {
      if (kept.isDone()) {
        return Optional.empty();
      }
      tellLockFree(fingerprint);
      OldGeneration.collectAsItGrows(); // first what reading has left
      Trained trained;
      try {
        trained = train(trainer, corpus, kept.checkpoints("", fingerprint), interruption, display);
      } finally {
        display.clear();
      }
      Embeddings embeddings = TrainingProvenance.add(trained.embeddings(), plan, corpus, backend);
      save(embeddings);
      if (trained.stopped()) {
        streams
            .err()
            .println(
                "interrupted: what was learned so far is in "
                    + plan.output().path()
                    + kept.interrupted(phases, since(start)));
      } else {
        kept.finished(phases, since(start));
      }
      return Optional.of(
          new TrainingResult(
              plan.output().path(),
              phases,
              embeddings.size(),
              embeddings.dimension(),
              trained.measures(),
              since(start),
              trained.stopped() ? interruption.exitCode() : 0));
    }
  }

  TensorBackend backend() {
    return BackendChoice.of(plan.backend(), streams);
  }

  EncodedCorpus read() throws IOException {
    long begun = System.nanoTime();
    TextAnalyzer analyzer;
    try {
      analyzer =
          plan.userDictionary().isPresent()
              ? TextAnalyzer.named(plan.analyzer(), plan.userDictionary().get())
              : TextAnalyzer.named(plan.analyzer());
    } catch (IllegalArgumentException e) {
      throw Failure.call("--analyzer: " + e.getMessage());
    }
    ReadingDisplay display = new ReadingDisplay(streams);
    Corpus corpus = Corpus.of(plan.inputs(), plan.charset());
    try {
      return new CorpusEncoder(analyzer, plan.encoding(), plan.threads(), display).encode(corpus);
    } finally {
      display.clear();
      phases.put("read", since(begun));
    }
  }

  void tell(EncodedCorpus corpus) {
    CorpusReport report = corpus.report();
    streams
        .err()
        .printf(
            Locale.ROOT,
            "read %,d words, %,d different; %,d of them occur at least %,d times (%,d words)%n",
            report.tokens(),
            report.types(),
            corpus.vocabulary().size(),
            plan.encoding().minCount(),
            corpus.tokens());
    warn(report.brokenSequences(), "broken byte sequences were replaced; is --encoding right?");
    warn(report.overlongTokens(), "words too long to be words were left out");
    warn(report.prunedTypes(), "rare words were forgotten while counting, for want of --memory");
  }

  private void tellLockFree(Fingerprint fingerprint) {
    boolean lockFree = "lock-free".equals(fingerprint.entries().get("updates"));
    if (lockFree && plan.threads() > 1 && epochs) {
      streams
          .err()
          .printf(
              Locale.ROOT,
              "lock-free on %d threads, so runs differ; --deterministic makes equal ones%n",
              plan.threads());
    }
  }

  private void warn(long count, String what) {
    if (count > 0) {
      streams.err().printf(Locale.ROOT, "warning: %,d %s%n", count, what);
    }
  }

  private Trained train(
      Trainer trainer,
      EncodedCorpus corpus,
      Checkpoints checkpoints,
      Interruption interruption,
      ProgressDisplay display)
      throws IOException {
    try {
      Trained trained = trainer.train(corpus, checkpoints, interruption.stop());
      phases.putAll(trained.phases());
      return trained;
    } catch (DivergedException e) {
      display.clear();
      throw diverged(e);
    } catch (UntrainableException e) {
      String message = String.valueOf(e.getMessage());
      throw interruption.exitCode() == 0
          ? Failure.work(message)
          : Failure.interrupted(interruption.exitCode(), message);
    }
  }

  /** The last good state is kept, but not under the name that stands for success. */
  private Failure diverged(DivergedException e) {
    Path path = plan.output().path();
    Path kept = path.resolveSibling("diverged-" + path.getFileName());
    try {
      EmbeddingsFiles.write(e.lastGood(), kept, plan.output().format());
    } catch (IOException unsaved) {
      return Failure.work(
          e.getMessage() + "; no state before it could be saved: " + unsaved.getMessage());
    }
    return Failure.work(e.getMessage() + "; the last good state is in " + kept);
  }

  private void save(Embeddings embeddings) throws IOException {
    long begun = System.nanoTime();
    EmbeddingsFiles.write(embeddings, plan.output().path(), plan.output().format())
        .warnings()
        .forEach(warning -> streams.err().println("warning: " + warning));
    if (plan.savedVocabulary().isPresent()) {
      saveVocabulary(embeddings.vocabulary(), plan.savedVocabulary().get());
    }
    phases.put("save", since(begun));
  }

  private static void saveVocabulary(Vocabulary vocabulary, Path path) throws IOException {
    AtomicFile.write(
        path,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          for (int id = 0; id < vocabulary.size(); id++) {
            writer.write(vocabulary.word(id) + " " + vocabulary.count(id) + "\n");
          }
          writer.flush();
        });
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
