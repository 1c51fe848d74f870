package io.parlance.trainers.lsa;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.documents.DocumentList;
import io.parlance.trainers.documents.DocumentModel;
import java.util.Arrays;

/**
 * LSA's documents: row d of UΣ is document d, and a new text q becomes qV, which for a document of
 * the training is its own row. Cosines between them are those between texts in the space that A's
 * largest singular values leave.
 */
public final class LsaModel implements DocumentModel {
  private static final String DOCUMENTS = "documents.vectors"; // UΣ, (documents, rank)
  private static final String VALUES = "lsa.values"; // Σ, (1, rank)
  private static final String WEIGHTS = "lsa.weights"; // global weights, (1, terms)

  private final Embeddings embeddings;
  private final RowMatrix documents;
  private final DocumentList list;
  private final float[] values;
  private final TermWeights weights;

  private LsaModel(
      Embeddings embeddings,
      RowMatrix documents,
      DocumentList list,
      float[] values,
      TermWeights weights) {
    this.embeddings = embeddings;
    this.documents = documents;
    this.list = list;
    this.values = values;
    this.weights = weights;
  }

  /**
   * Word vectors VΣ<sup>1/2</sup> with what documents need beside them.
   *
   * <p>Half the power is a choice (as Levy, Goldberg and Dagan 2015, section 3.3, for PMI): words
   * are alike as people say by rank correlations of 0.47 with it, 0.41 with VΣ and 0.47 with V
   * (WordSim-353, 36,000 news posts and reviews, rank 200), of 0.42, 0.36 and 0.42 with tf-idf.
   */
  static Embeddings embeddings(
      Vocabulary vocabulary,
      TruncatedSvd svd,
      TermWeights weights,
      DocumentList list,
      LsaOptions options) {
    int rank = svd.values().length;
    float[] values = new float[rank];
    for (int i = 0; i < rank; i++) {
      values[i] = (float) svd.values()[i];
    }
    RowMatrix words = RowMatrix.dense(vocabulary.size(), rank);
    float[] row = new float[rank];
    for (int term = 0; term < words.rows(); term++) {
      svd.rightRow(term, row);
      for (int i = 0; i < rank; i++) {
        row[i] *= (float) Math.sqrt(values[i]);
      }
      words.setRow(term, row, 0);
    }
    RowMatrix documents = RowMatrix.dense(svd.left().rows, rank);
    for (int document = 0; document < documents.rows(); document++) {
      svd.leftRow(document, row);
      documents.setRow(document, row, 0);
    }
    Embeddings embeddings =
        Embeddings.of(vocabulary, words, options.provenance())
            .withPart(DOCUMENTS, new ModelPart.Floats(documents))
            .withPart(VALUES, new ModelPart.Floats(oneRow(values)))
            .withPart(WEIGHTS, new ModelPart.Floats(oneRow(weights.global())));
    return list.keepIn(embeddings);
  }

  private static RowMatrix oneRow(float[] numbers) {
    RowMatrix row = RowMatrix.dense(1, numbers.length);
    row.setRow(0, numbers, 0);
    return row;
  }

  /**
   * The documents of a model that LSA made.
   *
   * @throws IllegalArgumentException if it holds none, or its parts do not fit together
   */
  public static LsaModel of(Embeddings embeddings) {
    if (!(embeddings.part(DOCUMENTS).orElse(null) instanceof ModelPart.Floats documents)) {
      throw none();
    }
    int rank = embeddings.dimension();
    if (documents.matrix().dimension() != rank) {
      throw new IllegalArgumentException(
          "documents of " + documents.matrix().dimension() + " numbers beside words of " + rank);
    }
    DocumentList list =
        DocumentList.of(embeddings, documents.matrix().rows()).orElseThrow(LsaModel::none);
    String weighting =
        embeddings.provenance().entry(LsaOptions.WEIGHTING).orElseThrow(LsaModel::none);
    return new LsaModel(
        embeddings,
        documents.matrix(),
        list,
        part(embeddings, VALUES, rank),
        new TermWeights(Weighting.named(weighting), part(embeddings, WEIGHTS, embeddings.size())));
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException(
        "no documents in it: a model that train lsa saved as safetensors is expected");
  }

  private static float[] part(Embeddings embeddings, String name, int length) {
    if (embeddings.part(name).orElse(null) instanceof ModelPart.Floats floats
        && floats.matrix().rows() == 1
        && floats.matrix().dimension() == length) {
      float[] row = new float[length];
      floats.matrix().copyRow(0, row, 0);
      return row;
    }
    throw new IllegalArgumentException("the model's part " + name + " is missing or damaged");
  }

  @Override
  public RowMatrix vectors() {
    return documents;
  }

  @Override
  public DocumentList list() {
    return list;
  }

  /** The singular values (rank), falling: a copy. */
  public float[] singularValues() {
    return values.clone();
  }

  @Override
  public float[] fold(int[] ids, int length) {
    int[] sorted = Arrays.copyOf(ids, length);
    Arrays.sort(sorted);
    int[] terms = new int[length];
    float[] counts = new float[length];
    int cells = 0;
    for (int id : sorted) {
      if (cells == 0 || terms[cells - 1] != id) {
        terms[cells++] = id;
      }
      counts[cells - 1]++;
    }
    float[] cellValues = new float[cells];
    weights.weigh(terms, counts, 0, cells, cellValues);
    float[] vector = new float[values.length];
    float[] scale = new float[values.length]; // from VΣ½ to V
    for (int i = 0; i < scale.length; i++) {
      scale[i] = values[i] > 0 ? (float) (1 / Math.sqrt(values[i])) : 0;
    }
    float[] row = new float[values.length];
    for (int cell = 0; cell < cells; cell++) {
      embeddings.vectors().copyRow(terms[cell], row, 0);
      for (int i = 0; i < row.length; i++) {
        vector[i] += cellValues[cell] * row[i] * scale[i];
      }
    }
    return vector;
  }
}
