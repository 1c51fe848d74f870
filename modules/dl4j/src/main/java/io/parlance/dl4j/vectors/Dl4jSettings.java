package io.parlance.dl4j.vectors;

import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.trainers.engines.DocumentVectorOptions;
import java.util.Optional;
import org.deeplearning4j.models.embeddings.loader.VectorsConfiguration;

/** What DL4J trained a model with, told as our own trainers tell it. */
final class Dl4jSettings {
  private Dl4jSettings() {}

  /**
   * Where a model of DL4J's is from.
   *
   * @param settings what it was trained with, where that is known
   * @param documents whether it has vectors of documents
   */
  static Provenance provenance(Optional<VectorsConfiguration> settings, boolean documents) {
    Provenance known =
        Provenance.none()
            .with(Provenance.KIND, documents ? DocumentVectorOptions.KIND : "word2vec")
            .with("imported.format", EmbeddingsFormat.DL4J.label());
    return settings.map(told -> with(known, told, documents)).orElse(known);
  }

  private static Provenance with(
      Provenance known, VectorsConfiguration settings, boolean documents) {
    return known
        .with("architecture", documents ? ofDocuments(settings) : ofWords(settings))
        .with("window", String.valueOf(settings.getWindow()))
        .with("epochs", String.valueOf(settings.getEpochs()))
        .with("iterations", String.valueOf(settings.getIterations()))
        .with("hs", String.valueOf(settings.isUseHierarchicSoftmax()))
        .with("negative", String.valueOf(Math.round(settings.getNegative())))
        .with("sample", String.valueOf(settings.getSampling()))
        .with("alpha", String.valueOf(settings.getLearningRate()))
        .with("min-count", String.valueOf(settings.getMinWordFrequency()))
        .with("seed", String.valueOf(settings.getSeed()));
  }

  /** DL4J's default is skip-gram, and then it often tells nothing. */
  private static String ofWords(VectorsConfiguration settings) {
    return names(settings.getElementsLearningAlgorithm(), "CBOW") ? "cbow" : "skip-gram";
  }

  private static String ofDocuments(VectorsConfiguration settings) {
    return names(settings.getSequenceLearningAlgorithm(), "DM") ? "pv-dm" : "pv-dbow";
  }

  private static boolean names(String algorithm, String name) {
    return Optional.ofNullable(algorithm).filter(told -> told.endsWith(name)).isPresent();
  }
}
