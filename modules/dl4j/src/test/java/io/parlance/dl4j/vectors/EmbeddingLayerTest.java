package io.parlance.dl4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

final class EmbeddingLayerTest {
  // rows enough for several parts, and a last one that is not full
  private final Embeddings embeddings =
      Fixtures.random(IntStream.range(0, 5003).mapToObj(i -> "w" + i).toList(), 120);
  private final EmbeddingsWordVectors vectors = new EmbeddingsWordVectors(embeddings);

  private MultiLayerNetwork network(FeedForwardLayer.Builder<?> embedding) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .list()
            .layer(embedding.nIn(vectors.vocabSize()).nOut(vectors.vectorSize()).build())
            .layer(
                new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                    .nIn(vectors.vectorSize())
                    .nOut(2)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private void assertHoldsTheVectors(INDArray weights) {
    assertThat(weights.shape()).containsExactly(5003, 120);
    assertThat(weights.dup('c').reshape(5003 * 120).toFloatVector())
        .isEqualTo(Fixtures.numbers(embeddings));
  }

  @Test
  void the_layers_of_a_network_start_from_the_vectors() {
    assertHoldsTheVectors(
        network(new EmbeddingSequenceLayer.Builder().weightInit(vectors)).getParam("0_W"));
    assertHoldsTheVectors(
        network(new EmbeddingLayer.Builder().weightInit(vectors)).getParam("0_W"));
  }

  @Test
  void arrays_of_any_order_and_type_are_filled() {
    for (INDArray weights :
        new INDArray[] {
          Nd4j.create(DataType.FLOAT, new long[] {5003, 120}, 'f'),
          Nd4j.create(DataType.DOUBLE, new long[] {5003, 120}, 'c'),
          Nd4j.create(DataType.FLOAT, new long[] {120, 5003}, 'c').transpose()
        }) {
      vectors.loadWeightsInto(weights);
      assertHoldsTheVectors(weights);
    }
  }

  @Test
  void weights_of_another_shape_are_refused() {
    assertThatThrownBy(() -> vectors.loadWeightsInto(Nd4j.create(5003, 119)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(5003, 120)")
        .hasMessageContaining("5003, 119")
        .hasMessageContaining("nIn");
  }

  @Test
  void a_saved_network_has_the_vectors_without_the_embeddings(@TempDir Path folder)
      throws Exception {
    MultiLayerNetwork network = network(new EmbeddingSequenceLayer.Builder().weightInit(vectors));
    assertThat(vectors.jsonSerializable()).isFalse();
    Path file = folder.resolve("network.zip");

    network.save(file.toFile());

    assertHoldsTheVectors(MultiLayerNetwork.load(file.toFile(), false).getParam("0_W"));
  }
}
