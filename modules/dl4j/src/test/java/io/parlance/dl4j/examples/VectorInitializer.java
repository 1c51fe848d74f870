package io.parlance.dl4j.examples;

import io.parlance.embeddings.Embeddings;
import org.deeplearning4j.nn.weights.embeddings.EmbeddingInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Our vectors as the first weights of an embedding layer. */
@SuppressWarnings("serial")
final class VectorInitializer implements EmbeddingInitializer {
  private final transient Embeddings vectors;

  VectorInitializer(Embeddings vectors) {
    this.vectors = vectors;
  }

  @Override
  public void loadWeightsInto(INDArray array) {
    for (int i = 0; i < vectors.size(); i++) {
      array.putRow(i, Nd4j.create(vectors.vector(i)));
    }
  }

  @Override
  public long vocabSize() {
    return vectors.size();
  }

  @Override
  public int vectorSize() {
    return vectors.dimension();
  }

  @Override
  public boolean jsonSerializable() {
    return false;
  }
}
