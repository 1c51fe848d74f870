package io.parlance.embeddings.io;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.text.Vocabulary;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the model file holds: {@value #UTF8} U8 (bytes), all words one after the other, {@value
 * #COUNTS} I64 (size), {@value #OFFSETS} I64 (size + 1), where each starts, and {@value #VECTORS}
 * F32 (size, dimension); the last so that a file that is cut off has its words. Further tensors are
 * the model's parts. Metadata under {@value #RESERVED} is the file's own, the rest is provenance.
 */
final class ModelTensors {
  static final String VECTORS = "vectors";
  static final String UTF8 = "vocabulary.utf8";
  static final String OFFSETS = "vocabulary.offsets";
  static final String COUNTS = "vocabulary.counts";
  static final String RESERVED = "parlance.";
  static final String FORMAT = "parlance.format";

  private ModelTensors() {}

  /** Whether a tensor holds the words and their vectors, not a further part of the model. */
  static boolean isOfWords(String name) {
    return name.equals(VECTORS) || name.equals(UTF8) || name.equals(OFFSETS) || name.equals(COUNTS);
  }

  /** The tensors of embeddings, to be written to {@code target}. */
  static TensorFileWriter writer(
      Embeddings embeddings, TensorFileWriter.RowCheck check, Path target) {
    TensorFileWriter writer =
        new TensorFileWriter(target, ModelKind.WORD_VECTORS, embeddings.provenance().entries());
    Vocabulary vocabulary = embeddings.vocabulary();
    writer.add(COUNTS, new TensorData.Longs(vocabulary.counts()));
    writer.add(OFFSETS, TensorData.Longs.of(vocabulary.offsets()));
    writer.add(VECTORS, new TensorData.Matrix(embeddings.vectors()), check);
    writer.add(UTF8, new TensorData.Bytes(vocabulary.utf8()));
    embeddings.parts().forEach((name, part) -> writer.add(name, data(part)));
    return writer;
  }

  private static TensorData data(ModelPart part) {
    if (part instanceof ModelPart.Floats floats) {
      return new TensorData.Matrix(floats.matrix());
    }
    if (part instanceof ModelPart.Longs longs) {
      return new TensorData.Longs(longs.values());
    }
    return new TensorData.Bytes(((ModelPart.Bytes) part).values());
  }

  /** Returns the number of words if the four shapes fit one another and their bytes. */
  static int checkShapes(
      ByteInput in, TensorEntry vectors, TensorEntry utf8, TensorEntry offsets, TensorEntry counts)
      throws ModelFormatException {
    checkBytes(in, vectors, Float.BYTES);
    checkBytes(in, utf8, 1);
    checkBytes(in, offsets, Long.BYTES);
    checkBytes(in, counts, Long.BYTES);
    long size = vectors.shape().get(0);
    long dimension = vectors.shape().get(1);
    if (size < 1 || size >= Integer.MAX_VALUE || dimension < 1 || dimension > Integer.MAX_VALUE) {
      throw in.damaged("vectors of shape " + vectors.shape() + ", expected 1 or more of each");
    }
    if (counts.shape().get(0) != size || offsets.shape().get(0) != size + 1) {
      throw in.damaged(
          String.format(
              Locale.ROOT,
              "%d vectors, but %d counts and %d word offsets; expected %d and %d",
              size,
              counts.shape().get(0),
              offsets.shape().get(0),
              size,
              size + 1));
    }
    if (utf8.bytes() > Integer.MAX_VALUE - 8) {
      throw in.damaged("a vocabulary of " + utf8.bytes() + " bytes, more than can be held");
    }
    return (int) size;
  }

  static void checkBytes(ByteInput in, TensorEntry tensor, int unit) throws ModelFormatException {
    long elements = tensor.elements();
    if (elements < 0 || elements > Long.MAX_VALUE / unit || elements * unit != tensor.bytes()) {
      throw in.damaged(
          String.format(
              Locale.ROOT,
              "tensor \"%s\" of shape %s has %d bytes, which does not fit",
              tensor.name(),
              tensor.shape(),
              tensor.bytes()));
    }
  }
}
