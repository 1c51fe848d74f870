package io.parlance.trainers.engines;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.documents.DocumentList;
import io.parlance.trainers.documents.DocumentModel;
import java.util.Arrays;
import java.util.Optional;

/**
 * The documents of a model of document vectors, whoever trained it. A new text gets its vector as
 * the documents got theirs, by predicting its words with negative sampling, but with all other
 * weights held (Le and Mikolov 2014, section 2.2, "the inference stage"). Where a model from
 * elsewhere has not kept the weights that predict words, a text's vector is the mean of its words'
 * unit vectors, which lie in the documents' space where both were trained together.
 */
public final class DocumentVectors implements DocumentModel {
  private static final String DOCUMENTS = "documents.vectors"; // (documents, dimension)
  private static final String OUTPUTS = "documents.outputs"; // (words, dimension)

  /**
   * A text of a few words moves its vector far enough in so many passes; training has many texts.
   */
  private static final int PASSES = 50;

  private static final float ALPHA = 0.025f; // falls to zero, linearly

  private final Embeddings embeddings;
  private final RowMatrix documents;
  private final DocumentList list;
  private final Optional<Prediction> prediction;

  /** What predicts a text's words. */
  private record Prediction(
      RowMatrix outputs,
      NoiseSampler sampler,
      boolean distributedMemory,
      int window,
      int negative) {}

  private DocumentVectors(
      Embeddings embeddings,
      RowMatrix documents,
      DocumentList list,
      Optional<Prediction> prediction) {
    this.embeddings = embeddings;
    this.documents = documents;
    this.list = list;
    this.prediction = prediction;
  }

  /**
   * Word vectors with what documents need beside them.
   *
   * @param words whose provenance is that of {@link DocumentVectorOptions}
   * @param documents (documents, dimension)
   * @param outputs the weights (words, dimension) that predict a word
   * @param list as many documents
   */
  public static Embeddings keep(
      Embeddings words, RowMatrix documents, RowMatrix outputs, DocumentList list) {
    return keep(words, documents, list).withPart(OUTPUTS, new ModelPart.Floats(outputs));
  }

  /**
   * The same of a model that has not kept the weights that predict a word.
   *
   * @param words whose kind is {@link DocumentVectorOptions#KIND}
   * @param documents (documents, dimension)
   * @param list as many documents
   */
  public static Embeddings keep(Embeddings words, RowMatrix documents, DocumentList list) {
    return list.keepIn(words.withPart(DOCUMENTS, new ModelPart.Floats(documents)));
  }

  /**
   * The documents that these embeddings keep.
   *
   * @throws IllegalArgumentException if there are none, or their parts do not fit together
   */
  public static DocumentVectors of(Embeddings embeddings) {
    RowMatrix documents = part(embeddings, DOCUMENTS).orElseThrow(DocumentVectors::none);
    if (documents.dimension() != embeddings.dimension()) {
      throw new IllegalArgumentException(
          "documents of "
              + documents.dimension()
              + " numbers beside words of "
              + embeddings.dimension());
    }
    DocumentList list =
        DocumentList.of(embeddings, documents.rows()).orElseThrow(DocumentVectors::none);
    return new DocumentVectors(
        embeddings,
        documents,
        list,
        part(embeddings, OUTPUTS).map(outputs -> prediction(embeddings, outputs)));
  }

  private static Prediction prediction(Embeddings embeddings, RowMatrix outputs) {
    if (outputs.dimension() != embeddings.dimension() || outputs.rows() != embeddings.size()) {
      throw new IllegalArgumentException(
          "outputs "
              + outputs.rows()
              + " x "
              + outputs.dimension()
              + " beside "
              + embeddings.size()
              + " words of "
              + embeddings.dimension());
    }
    return new Prediction(
        outputs,
        new NoiseSampler(embeddings.vocabulary()),
        embeddings.provenance().entry("architecture").orElse("").equals("pv-dm"),
        setting(embeddings, "window"),
        setting(embeddings, "negative"));
  }

  private static Optional<RowMatrix> part(Embeddings embeddings, String name) {
    return embeddings.part(name).orElse(null) instanceof ModelPart.Floats part
        ? Optional.of(part.matrix())
        : Optional.empty();
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException(
        "no documents in it: a model that train doc2vec saved as safetensors is expected");
  }

  private static int setting(Embeddings embeddings, String name) {
    String value = embeddings.provenance().entry(name).orElseThrow(DocumentVectors::none);
    if (!value.matches("[0-9]{1,4}") || Integer.parseInt(value) == 0) {
      throw new IllegalArgumentException(
          "the model's " + name + " is \"" + value + "\", expected a number from 1 to 9999");
    }
    return Integer.parseInt(value);
  }

  @Override
  public RowMatrix vectors() {
    return documents;
  }

  @Override
  public DocumentList list() {
    return list;
  }

  /** {@inheritDoc} The same text has the same vector always. */
  @Override
  public float[] fold(int[] ids, int length) {
    if (length == 0) {
      return new float[embeddings.dimension()];
    }
    return prediction
        .map(held -> inferred(held, ids, length))
        .orElseGet(() -> meanOfWords(ids, length));
  }

  private float[] meanOfWords(int[] ids, int length) {
    float[] mean = new float[embeddings.dimension()];
    for (int i = 0; i < length; i++) {
      float[] word = embeddings.vector(ids[i]);
      float scale = length * embeddings.norm(ids[i]);
      for (int x = 0; x < word.length && scale > 0; x++) {
        mean[x] += word[x] / scale;
      }
    }
    return mean;
  }

  private float[] inferred(Prediction held, int[] ids, int length) {
    float[] vector = new float[embeddings.dimension()];
    RandomBits random = new RandomBits(Arrays.hashCode(Arrays.copyOf(ids, length)), 0);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (random.unit() - 0.5f) / vector.length;
    }
    int[] targets = new int[held.negative + 1];
    long steps = (long) PASSES * length;
    for (long step = 0; step < steps; step++) {
      int at = (int) (step % length);
      held.sampler.fill(targets, random);
      targets[0] = ids[at]; // the word itself, then noise
      float[] input =
          held.distributedMemory ? mean(vector, held.window, ids, length, at) : vector.clone();
      predict(held.outputs, input, targets, ALPHA * (1 - (float) step / steps), vector);
    }
    return vector;
  }

  /** The mean of the document's vector and of those of the words around {@code at}. */
  private float[] mean(float[] vector, int window, int[] ids, int length, int at) {
    float[] sum = vector.clone();
    float[] row = new float[sum.length];
    int from = Math.max(0, at - window);
    int to = Math.min(length, at + window + 1);
    for (int i = from; i < to; i++) {
      if (i != at) {
        embeddings.vectors().copyRow(ids[i], row, 0);
        for (int x = 0; x < row.length; x++) {
          sum[x] += row[x];
        }
      }
    }
    for (int x = 0; x < sum.length; x++) {
      sum[x] /= to - from; // the document stands where the word itself does
    }
    return sum;
  }

  /** A step of logistic regression: {@code vector += alpha Σ (label − σ(input·y)) y}. */
  private static void predict(
      RowMatrix outputs, float[] input, int[] targets, float alpha, float[] vector) {
    for (int i = 0; i < targets.length; i++) {
      if (i > 0 && targets[i] == targets[0]) {
        continue; // noise that happens to be the word
      }
      float[] block = outputs.block(targets[i]);
      int offset = outputs.offset(targets[i]);
      double dot = 0;
      for (int x = 0; x < input.length; x++) {
        dot += (double) input[x] * block[offset + x];
      }
      float slope = (float) (alpha * ((i == 0 ? 1 : 0) - 1 / (1 + Math.exp(-dot))));
      for (int x = 0; x < input.length; x++) {
        vector[x] += slope * block[offset + x];
      }
    }
  }
}
