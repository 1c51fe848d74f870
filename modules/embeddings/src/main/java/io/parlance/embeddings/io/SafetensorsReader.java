package io.parlance.embeddings.io;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads word vectors from a tensor file: see {@link ModelTensors} for what it holds. */
final class SafetensorsReader {
  private final ByteInput in;
  private final TensorFile file;

  SafetensorsReader(ByteInput in) throws IOException {
    this.in = in;
    this.file = new TensorFile(in, ModelKind.WORD_VECTORS);
  }

  /** What the metadata says of the model. */
  Provenance provenance() {
    return new Provenance(file.metadata());
  }

  /** The sizes of the model, its four tensors checked against one another. */
  Shape shape() throws IOException {
    TensorEntry vectors = file.entry(ModelTensors.VECTORS, "F32", 2);
    int size =
        ModelTensors.checkShapes(
            in,
            vectors,
            file.entry(ModelTensors.UTF8, "U8", 1),
            file.entry(ModelTensors.OFFSETS, "I64", 1),
            file.entry(ModelTensors.COUNTS, "I64", 1));
    return new Shape(size, vectors.shape().get(1).intValue(), false);
  }

  Embeddings read() throws IOException {
    shape();
    RowMatrix matrix = file.matrix(ModelTensors.VECTORS);
    byte[] words = file.bytes(ModelTensors.UTF8);
    long[] offsets = file.longs(ModelTensors.OFFSETS);
    long[] counts = file.longs(ModelTensors.COUNTS);
    SortedMap<String, ModelPart> parts = parts();
    file.read();
    Vocabulary vocabulary = file.vocabulary(words, offsets, counts);
    Embeddings embeddings = Embeddings.of(vocabulary, matrix, provenance());
    for (Map.Entry<String, ModelPart> part : parts.entrySet()) {
      embeddings = embeddings.withPart(part.getKey(), part.getValue());
    }
    return embeddings;
  }

  /** The further parts of a model of ours; foreign files may hold what they like. */
  private SortedMap<String, ModelPart> parts() throws IOException {
    SortedMap<String, ModelPart> parts = new TreeMap<>();
    for (TensorEntry tensor : file.entries()) {
      String name = tensor.name();
      if (!file.ours() || ModelTensors.isOfWords(name)) {
        continue;
      }
      if (!ModelPart.isName(name)) {
        throw in.damaged(
            Symptom.HEADER,
            new Place.Whole(),
            "tensor " + TensorText.quoted(name) + " has no name of a model's part");
      }
      switch (tensor.dtype() + tensor.shape().size()) {
        case "F322" -> parts.put(name, new ModelPart.Floats(file.matrix(name)));
        case "I641" -> parts.put(name, new ModelPart.Longs(file.longs(name)));
        case "U81" -> parts.put(name, new ModelPart.Bytes(file.bytes(name)));
        default -> {} // of a later version
      }
    }
    return parts;
  }
}
