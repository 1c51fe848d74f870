package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.CorpusReport;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.PhraseOptions;
import io.parlance.text.SourceReport;
import java.util.List;
import java.util.Optional;

/**
 * Where a trained model comes from, as its file tells it. Nothing that differs between equal runs:
 * no time of day, no duration, no path of the output.
 */
final class TrainingProvenance {
  private static final int SOURCES_NAMED = 100; // of a folder of a million files, the first ones

  private TrainingProvenance() {}

  static Embeddings add(
      Embeddings embeddings, TrainingPlan plan, EncodedCorpus corpus, TensorBackend backend) {
    CorpusReport report = corpus.report();
    Provenance told =
        embeddings
            .provenance()
            .with("analyzer", plan.analyzer())
            .with("encoding", plan.charset().name())
            .with("min-count", String.valueOf(plan.encoding().minCount()))
            .with("max-vocab", String.valueOf(plan.encoding().maxVocab()))
            .with("corpus.bytes", String.valueOf(report.bytes()))
            .with("corpus.tokens", String.valueOf(report.tokens()))
            .with("corpus.types", String.valueOf(report.types()))
            .with("corpus.sources", String.valueOf(report.sources().size()))
            .with("jvm", System.getProperty("java.vm.name") + " " + Runtime.version())
            .with("version", "parlance " + Version.current());
    if (told.entry("engine").isEmpty()) { // which computes by itself
      told = told.with("backend", backend.name());
    }
    Optional<PhraseOptions> phrases = plan.encoding().phrases();
    if (phrases.isPresent()) {
      told =
          told.with("phrases", String.valueOf(phrases.get().passes()))
              .with("phrase-threshold", String.valueOf(phrases.get().threshold()));
    }
    Optional<String> dictionary = plan.userDictionary().map(Object::toString);
    if (dictionary.isPresent()) {
      told = told.with("user-dictionary", dictionary.get());
    }
    List<SourceReport> sources = report.sources();
    for (int i = 0; i < Math.min(sources.size(), SOURCES_NAMED); i++) {
      SourceReport source = sources.get(i);
      told =
          told.with(
              "corpus.source." + (i + 1),
              source.name() + " " + source.bytes() + " bytes sha256 " + source.sha256());
    }
    return embeddings.withProvenance(told);
  }
}
