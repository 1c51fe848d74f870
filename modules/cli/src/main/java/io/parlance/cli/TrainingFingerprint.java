package io.parlance.cli;

import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.PhraseOptions;
import io.parlance.text.SourceReport;
import io.parlance.text.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What must be the same for a training of word vectors to be the same one, by name. */
final class TrainingFingerprint {
  private TrainingFingerprint() {}

  /**
   * That of this training.
   *
   * @param settings the trainer's; none where it cannot go on
   */
  static Fingerprint of(
      Fingerprint settings, TrainingPlan plan, EncodedCorpus corpus, TensorBackend backend) {
    if (settings.isEmpty()) {
      return settings;
    }
    Fingerprint all =
        settings
            .with("analyzer", plan.analyzer())
            .with("encoding", plan.charset().name())
            .with("min-count", String.valueOf(plan.encoding().minCount()))
            .with("max-vocab", String.valueOf(plan.encoding().maxVocab()))
            .with("user-dictionary", plan.userDictionary().map(Object::toString).orElse("none"))
            .with("backend", backend.name())
            .with("corpus", sources(corpus.report().sources()))
            .with("vocabulary", vocabulary(corpus.vocabulary()));
    Optional<PhraseOptions> phrases = plan.encoding().phrases();
    return phrases.isEmpty()
        ? all.with("phrases", "none")
        : all.with("phrases", String.valueOf(phrases.get().passes()))
            .with("phrase-threshold", String.valueOf(phrases.get().threshold()));
  }

  /** The bytes of all sources in order, wherever they lie. */
  static String sources(List<SourceReport> sources) {
    long bytes = sources.stream().mapToLong(SourceReport::bytes).sum();
    if (sources.size() == 1) {
      return "of " + bytes + " bytes, sha256 " + sources.get(0).sha256();
    }
    MessageDigest digest = sha256();
    sources.forEach(source -> digest.update(source.sha256().getBytes(StandardCharsets.US_ASCII)));
    return "of "
        + sources.size()
        + " files, "
        + bytes
        + " bytes, sha256 of sha256s "
        + HexFormat.of().formatHex(digest.digest());
  }

  private static String vocabulary(Vocabulary vocabulary) {
    MessageDigest digest = sha256();
    for (int id = 0; id < vocabulary.size(); id++) {
      String line = vocabulary.word(id) + " " + vocabulary.count(id) + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return "of "
        + vocabulary.size()
        + " words, sha256 "
        + HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
