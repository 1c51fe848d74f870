package io.parlance.dl4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

final class EmbeddingLayerTest {
  private static final int WORDS = 5003;
  private static final int DIMENSION = 120;

  // rows enough for several parts, and a last one that is not full
  private final Embeddings embeddings =
      Fixtures.random(IntStream.range(0, WORDS).mapToObj(i -> "w" + i).toList(), DIMENSION);
  private final EmbeddingsWordVectors vectors = new EmbeddingsWordVectors(embeddings);

  /** A network of this layer and an output for the sum of a sequence's vectors. */
  private static MultiLayerNetwork network(FeedForwardLayer.Builder<?> embedding) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Sgd(1))
            .list()
            .layer(embedding.build())
            .layer(new GlobalPoolingLayer(PoolingType.SUM))
            .layer(
                new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                    .nIn(DIMENSION)
                    .nOut(2)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private void assertHoldsTheVectors(INDArray weights) {
    assertThat(weights.shape()).containsExactly(5003, 120);
    assertThat(
            Arrays.equals(
                weights.dup('c').reshape(WORDS * DIMENSION).toFloatVector(),
                Fixtures.numbers(embeddings)))
        .isTrue();
  }

  @Test
  void the_layers_of_a_network_start_from_the_vectors() {
    assertHoldsTheVectors(
        network(new EmbeddingSequenceLayer.Builder().weightInit(vectors.weights()))
            .getParam("0_W"));
    assertThat(new EmbeddingLayer.Builder().weightInit(vectors.weights()).build().getNIn())
        .isEqualTo(WORDS);
  }

  @Test
  void a_step_of_training_moves_the_vectors_of_the_words_seen_and_no_others() {
    assertThat(moved(new EmbeddingSequenceLayer.Builder().weightInit(vectors.weights())))
        .containsExactly(3, 77);
  }

  @Test
  void with_dl4js_own_initializer_it_moves_others() {
    // Why there is weights(): once this fails, DL4J's own serves as well.
    assertThat(moved(new EmbeddingSequenceLayer.Builder().weightInit(vectors)))
        .doesNotContain(3, 77)
        .hasSizeGreaterThan(100);
  }

  private static List<Integer> moved(FeedForwardLayer.Builder<?> embedding) {
    MultiLayerNetwork network = network(embedding);
    INDArray before = network.getParam("0_W").dup('c');
    INDArray words = Nd4j.createFromArray(new float[] {3, 77}).reshape(1, 1, 2);
    network.fit(words, Nd4j.createFromArray(new float[] {1, 0}).reshape(1, 2));
    INDArray after = network.getParam("0_W").dup('c');
    return IntStream.range(0, WORDS)
        .filter(row -> !after.getRow(row).equals(before.getRow(row)))
        .boxed()
        .toList();
  }

  @Test
  void arrays_of_any_order_and_type_are_filled() {
    for (INDArray weights :
        new INDArray[] {
          Nd4j.create(DataType.FLOAT, new long[] {WORDS, DIMENSION}, 'f'),
          Nd4j.create(DataType.DOUBLE, new long[] {WORDS, DIMENSION}, 'c'),
          Nd4j.create(DataType.FLOAT, new long[] {DIMENSION, WORDS}, 'c').transpose()
        }) {
      vectors.loadWeightsInto(weights);
      assertHoldsTheVectors(weights);
    }
  }

  @Test
  void weights_of_another_shape_are_refused() {
    assertThatThrownBy(() -> vectors.loadWeightsInto(Nd4j.create(WORDS, 119)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(5003, 120)")
        .hasMessageContaining("5003, 119")
        .hasMessageContaining("nIn");
  }

  @Test
  void a_saved_network_has_the_vectors_without_the_embeddings(@TempDir Path folder)
      throws Exception {
    MultiLayerNetwork network =
        network(new EmbeddingSequenceLayer.Builder().weightInit(vectors.weights()));
    assertThat(vectors.jsonSerializable()).isFalse();
    Path file = folder.resolve("network.zip");

    network.save(file.toFile());

    assertThat(network.getLayerWiseConfigurations().toJson()).doesNotContain("parlance");
    assertHoldsTheVectors(MultiLayerNetwork.load(file.toFile(), false).getParam("0_W"));
  }
}
