package io.parlance.dl4j.examples;

import io.parlance.dl4j.nd4j.Nd4jLibrary;
import io.parlance.dl4j.vectors.EmbeddingsWordVectors;
import io.parlance.embeddings.Embeddings;
import io.parlance.text.TextAnalyzer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Whether a review is kind: our vectors, an LSTM of DL4J over them, the largest of each unit's
 * outputs over time, softmax.
 *
 * <p>Pooling over time, since the last step alone would have to remember a whole review, and its
 * slopes to come a long way back.
 */
final class SentimentLstm {
  private static final int UNITS = 64;
  private static final long SEED = 1;
  static final Settings REVIEWS = Settings.forReviews(2);

  private SentimentLstm() {}

  /** Learns from a gzipped file of lines {@code label TAB text}, and is judged by a fifth of it. */
  public static void main(String[] args) throws Exception {
    Nd4jLibrary.threads(1); // an LSTM's steps are small: two threads wait more than they work
    LabelledTexts reviews = LabelledTexts.read(Path.of(args[0]), SEED);
    System.out.println(learn(reviews, REVIEWS, System.out::println).stats());
  }

  static Evaluation learn(LabelledTexts texts, Settings settings, Consumer<String> progress)
      throws Exception {
    TextAnalyzer english = TextAnalyzer.named("english");
    Embeddings vectors = texts.vectors(english, settings.encoding(), settings.word2Vec());
    List<String> labels = texts.labels();
    progress.accept(vectors.size() + " words have vectors");

    var training =
        new TextBatches(texts.training(), labels, english, vectors.vocabulary(), settings, SEED);
    MultiLayerNetwork network = network(vectors, labels.size());
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      network.fit(training.dataSets());
      progress.accept(
          "epoch %d of %d, loss %.3f".formatted(epoch, settings.epochs(), network.score()));
    }

    var heldOut =
        new TextBatches(texts.heldOut(), labels, english, vectors.vocabulary(), settings, SEED);
    return network.evaluate(heldOut.dataSets());
  }

  /** ids (batch, 1, time) → vectors (batch, dimension, time) → units (batch, units, time) → … */
  static MultiLayerNetwork network(Embeddings vectors, int classes) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(3e-3))
                .list(
                    new EmbeddingSequenceLayer.Builder()
                        .weightInit(new EmbeddingsWordVectors(vectors).weights())
                        .build(),
                    new LSTM.Builder()
                        .nIn(vectors.dimension())
                        .nOut(UNITS)
                        .activation(Activation.TANH)
                        .dropOut(0.7) // what is kept
                        .build(),
                    new GlobalPoolingLayer.Builder(PoolingType.MAX).build(),
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(UNITS)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .dropOut(0.7)
                        .build())
                .build());
    network.init();
    return network;
  }
}
