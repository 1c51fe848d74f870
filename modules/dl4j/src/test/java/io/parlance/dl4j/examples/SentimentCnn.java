package io.parlance.dl4j.examples;

import io.parlance.dl4j.vectors.EmbeddingsWordVectors;
import io.parlance.embeddings.Embeddings;
import io.parlance.text.TextAnalyzer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Whether a review is kind, by the phrases in it: our vectors, convolutions over three, four and
 * five words, the largest output of each over time, dropout, softmax (Kim 2014, Convolutional
 * Neural Networks for Sentence Classification, "CNN-non-static").
 */
final class SentimentCnn {
  private static final int FEATURES = 100; // of each width, as Kim has them
  private static final long SEED = 1;
  static final Settings REVIEWS = Settings.forReviews(2);

  private SentimentCnn() {}

  /** Learns from a gzipped file of lines {@code label TAB text}, and is judged by a fifth of it. */
  public static void main(String[] args) throws Exception {
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
    ComputationGraph network = network(vectors, labels.size());
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      network.fit(training.dataSets());
      progress.accept(
          "epoch %d of %d, loss %.3f".formatted(epoch, settings.epochs(), network.score()));
    }

    var heldOut =
        new TextBatches(texts.heldOut(), labels, english, vectors.vocabulary(), settings, SEED);
    return network.evaluate(heldOut.dataSets());
  }

  /** ids (batch, 1, time) → vectors (batch, dimension, time) → three × features (batch, …) */
  static ComputationGraph network(Embeddings vectors, int classes) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(SEED)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(1e-3))
            .graphBuilder()
            .addInputs("ids")
            .addLayer(
                "vectors",
                new EmbeddingSequenceLayer.Builder()
                    .weightInit(new EmbeddingsWordVectors(vectors).weights())
                    .build(),
                "ids");
    for (int words = 3; words <= 5; words++) {
      graph
          .addLayer(
              "phrases" + words,
              new Convolution1DLayer.Builder()
                  .kernelSize(words)
                  .convolutionMode(ConvolutionMode.Same) // a text of two words is no error
                  .nIn(vectors.dimension())
                  .nOut(FEATURES)
                  .activation(Activation.RELU)
                  .build(),
              "vectors")
          .addLayer(
              "strongest" + words,
              new GlobalPoolingLayer.Builder(PoolingType.MAX).build(),
              "phrases" + words);
    }
    graph
        .addVertex("features", new MergeVertex(), "strongest3", "strongest4", "strongest5")
        .addLayer(
            "label",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(3 * FEATURES)
                .nOut(classes)
                .activation(Activation.SOFTMAX)
                .dropOut(0.5)
                .build(),
            "features")
        .setOutputs("label");
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    return network;
  }
}
