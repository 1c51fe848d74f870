package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.corpus.CorpusReading;
import io.parlance.seq2seq.training.Measurement;
import io.parlance.seq2seq.training.TrainedChat;
import io.parlance.seq2seq.training.TrainingOptions;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.SourceReport;
import io.parlance.text.dialogues.DialogueFile;
import io.parlance.text.dialogues.DialogueReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a chat model comes from, as its file tells it, and what must be the same for a training to
 * go on. Nothing that differs between equal runs: no time of day, no path of the output.
 */
final class ChatProvenance {
  private static final int SOURCES_NAMED = 100; // of a folder of a million files, the first ones

  private final ChatPlan plan;
  private final CorpusReading reading;
  private final TensorBackend backend;

  ChatProvenance(ChatPlan plan, CorpusReading reading, TensorBackend backend) {
    this.plan = plan;
    this.reading = reading;
    this.backend = backend;
  }

  /** The settings that make the weights, and the corpus. */
  private SortedMap<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>();
    ModelOptions model = plan.model();
    settings.put("cell", model.cell().name().toLowerCase(Locale.ROOT));
    settings.put("dim", String.valueOf(model.dimension()));
    settings.put("hidden", String.valueOf(model.hidden()));
    settings.put("layers", String.valueOf(model.layers()));
    settings.put("attention", String.valueOf(model.attention()));
    settings.put("input-feeding", String.valueOf(model.inputFeeding()));
    settings.put("tied", String.valueOf(model.tied()));
    TrainingOptions training = plan.training();
    settings.put("batch", String.valueOf(training.batch()));
    settings.put("dropout", String.valueOf(training.dropout()));
    settings.put("optimizer", training.rule().toString());
    settings.put("schedule", training.schedule().toString());
    settings.put("clip", String.valueOf(training.clipping().most()));
    settings.put("eval-every", String.valueOf(training.measureEvery()));
    settings.put("seed", String.valueOf(training.seed()));
    settings.put("freeze-embeddings", String.valueOf(training.freezeEmbeddings()));
    settings.put("embeddings", plan.embeddings().map(ChatProvenance::name).orElse("none"));
    settings.put("analyzer", reading.analyzer());
    settings.put("encoding", plan.charset().name());
    settings.put("min-count", String.valueOf(plan.corpus().minCount()));
    settings.put("max-vocab", String.valueOf(plan.corpus().maxVocab()));
    settings.put(ChatModel.MAX_LENGTH, String.valueOf(plan.corpus().maxLength()));
    settings.put("context", String.valueOf(plan.corpus().context()));
    settings.put("learn", plan.corpus().secondOnly() ? "second" : "all");
    settings.put("backend", backend.name());
    return settings;
  }

  /**
   * Embeddings have no name of their own: how many they are, and the sum of their first numbers.
   */
  private static String name(Embeddings embeddings) {
    double sum = 0;
    for (int id = 0; id < embeddings.size(); id++) {
      sum += embeddings.vectors().at(id, 0);
    }
    return embeddings.size() + " of " + embeddings.dimension() + ", sum " + sum;
  }

  /**
   * What a checkpoint must agree in.
   *
   * @param direction {@code forward} or {@code reverse}
   */
  Fingerprint fingerprint(String direction) {
    SortedMap<String, String> fingerprint = new TreeMap<>(settings());
    fingerprint.put(Provenance.KIND, "chat");
    fingerprint.put("direction", direction);
    fingerprint.put("dialogues", digest(reading.training()));
    fingerprint.put(
        "held-out",
        reading
            .heldOut()
            .map(ChatProvenance::digest)
            .orElseGet(() -> "1 of " + plan.corpus().heldOutEvery()));
    TrainingOptions training = plan.training();
    fingerprint.put("epochs", String.valueOf(training.epochs()));
    fingerprint.put(
        "minutes",
        training.minutes().isPresent() ? String.valueOf(training.minutes().getAsDouble()) : "any");
    fingerprint.put("patience", String.valueOf(training.patience()));
    return Fingerprint.of(fingerprint);
  }

  /** What the model's file must agree in. */
  Fingerprint whole() {
    return fingerprint("forward").with("reverse", String.valueOf(plan.reverse()));
  }

  private static String digest(DialogueReport report) {
    return TrainingFingerprint.sources(report.files().stream().map(DialogueFile::source).toList());
  }

  /** What the model's file tells, without what came of the training. */
  Provenance plain() {
    SortedMap<String, String> told = new TreeMap<>(settings());
    told.put(Provenance.KIND, "chat");
    told.put("corpus.dialogues", String.valueOf(reading.corpus().report().dialogues()));
    told.put("corpus.pairs", String.valueOf(reading.corpus().training().size()));
    told.put("corpus.tokens", String.valueOf(reading.corpus().report().tokens()));
    told.put("corpus.types", String.valueOf(reading.corpus().report().types()));
    told.put("held-out.pairs", String.valueOf(reading.corpus().heldOut().size()));
    told.put("jvm", System.getProperty("java.vm.name") + " " + Runtime.version());
    told.put("version", "parlance " + Version.current());
    plan.embeddings()
        .flatMap(embeddings -> embeddings.provenance().kind())
        .ifPresent(kind -> told.put("embeddings.kind", kind));
    name(told, "corpus.source.", reading.training());
    reading.heldOut().ifPresent(report -> name(told, "held-out.source.", report));
    return Provenance.of(told);
  }

  private static void name(Map<String, String> told, String prefix, DialogueReport report) {
    List<DialogueFile> files = report.files();
    for (int i = 0; i < Math.min(files.size(), SOURCES_NAMED); i++) {
      SourceReport source = files.get(i).source();
      told.put(
          prefix + (i + 1),
          source.name() + " " + source.bytes() + " bytes sha256 " + source.sha256());
    }
  }

  /** What the model's file tells. */
  Provenance of(TrainedChat trained) {
    Measurement best = trained.best();
    return plain()
        .with("training.tokens", String.valueOf(best.tokens()))
        .with(
            reading.corpus().heldOut().isEmpty() ? "training.perplexity" : "held-out.perplexity",
            String.format(Locale.ROOT, "%.3f", best.perplexity()));
  }
}
