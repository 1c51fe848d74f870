package io.parlance.dl4j.vectors;

import java.io.IOException;
import java.io.Serial;
import org.deeplearning4j.nn.weights.embeddings.WeightInitEmbedding;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.core.JsonGenerator;
import org.nd4j.shade.jackson.databind.JsonSerializable;
import org.nd4j.shade.jackson.databind.SerializerProvider;
import org.nd4j.shade.jackson.databind.jsontype.TypeSerializer;

/**
 * The weights of an embedding layer, laid out as DL4J updates and saves them.
 *
 * <p>DL4J's own {@code WeightInitEmbedding} (1.0.0-M2.1) lays vectors out row by row, but applies
 * gradients, and restores saved networks, column by column: an update lands on numbers of other
 * words, and a network that is read back has its vectors mixed up. Here the order that DL4J asks
 * for is kept.
 */
final class EmbeddingsWeightInit extends WeightInitEmbedding implements JsonSerializable {
  @Serial private static final long serialVersionUID = 1;

  private final transient EmbeddingsWordVectors vectors;

  EmbeddingsWeightInit(EmbeddingsWordVectors vectors) {
    super(vectors);
    this.vectors = vectors;
  }

  /**
   * Fills the layer's part of the network's parameters.
   *
   * @param shape (vocabSize, vectorSize)
   * @param order in which DL4J lays out parameters
   * @param parameters all numbers of the layer's weights
   */
  @Override
  public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray parameters) {
    INDArray weights = parameters.reshape(order, shape);
    vectors.loadWeightsInto(weights);
    return weights;
  }

  @Override
  public long[] shape() {
    return new long[] {vectors.vocabSize(), vectors.vectorSize()};
  }

  /** As DL4J writes an initializer that its JSON does not hold: who reads it needs no Parlance. */
  @Override
  public void serializeWithType(
      JsonGenerator out, SerializerProvider provider, TypeSerializer types) throws IOException {
    out.writeStartObject();
    out.writeStringField("@class", WeightInitEmbedding.class.getName());
    out.writeNullField("serializableInit");
    out.writeEndObject();
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
    out.writeStartObject();
    out.writeNullField("serializableInit");
    out.writeEndObject();
  }
}
