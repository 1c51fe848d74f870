package io.parlance.trainers.plsa;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.documents.DocumentList;
import io.parlance.trainers.documents.DocumentModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The topics and documents of a PLSA model, out of its embeddings. */
public final class TopicModel implements DocumentModel {
  private static final float MOST = 1.001f; // a probability, and what rounding adds

  private final Embeddings embeddings;
  private final RowMatrix words; // P(w|z), (terms, topics)
  private final float[] shares; // P(z), (topics)
  private final RowMatrix coherence; // (topics, 2)
  private final RowMatrix documents; // P(z|d), (documents, topics)
  private final DocumentList list;
  private final FoldingIn foldingIn;

  private TopicModel(Embeddings embeddings) {
    int topics = embeddings.dimension();
    this.embeddings = embeddings;
    this.words = floats(TopicParts.WORDS, embeddings.size(), topics);
    this.shares = new float[topics];
    RowMatrix sharesRow = floats(TopicParts.SHARES, 1, topics);
    sharesRow.copyRow(0, shares, 0);
    this.coherence = floats(TopicParts.COHERENCE, topics, 2);
    this.documents = floats(TopicParts.DOCUMENTS, -1, topics);
    this.list = DocumentList.of(embeddings, documents.rows()).orElseThrow(TopicModel::none);
    requireProbabilities(TopicParts.WORDS, words);
    requireProbabilities(TopicParts.SHARES, sharesRow);
    requireProbabilities(TopicParts.DOCUMENTS, documents);
    this.foldingIn = new FoldingIn(words, beta(embeddings));
  }

  /**
   * The topic model that is kept in these embeddings.
   *
   * @throws IllegalArgumentException if there is none, or its parts do not fit together
   */
  public static TopicModel of(Embeddings embeddings) {
    return new TopicModel(embeddings);
  }

  private static double beta(Embeddings embeddings) {
    String text = embeddings.provenance().entry(FoldingIn.LAST_BETA).orElse("1");
    double beta = Double.parseDouble(text);
    if (!(beta > 0 && beta <= 1)) {
      throw new IllegalArgumentException(
          "the model's "
              + FoldingIn.LAST_BETA
              + " is "
              + beta
              + ", expected one above 0, at most 1");
    }
    return beta;
  }

  private static void requireProbabilities(String name, RowMatrix matrix) {
    for (int row = 0; row < matrix.rows(); row++) {
      for (int i = 0; i < matrix.dimension(); i++) {
        float share = matrix.at(row, i);
        if (!(share >= 0 && share <= MOST)) {
          throw new IllegalArgumentException(
              name + " holds " + share + " in row " + row + ", expected probabilities");
        }
      }
    }
  }

  private RowMatrix floats(String name, int rows, int dimension) {
    if (!(embeddings.part(name).orElse(null) instanceof ModelPart.Floats part)) {
      throw none();
    }
    RowMatrix matrix = part.matrix();
    if ((rows >= 0 && matrix.rows() != rows) || matrix.dimension() != dimension) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s is %d x %d, which does not fit %d words and %d topics",
              name,
              matrix.rows(),
              matrix.dimension(),
              embeddings.size(),
              embeddings.dimension()));
    }
    return matrix;
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException(
        "no topics in it: a model that train plsa saved as safetensors is expected");
  }

  /** The number of topics. */
  public int size() {
    return shares.length;
  }

  /** All topics, those with the greatest P(z) first, with at most {@code k} words each. */
  public List<Topic> topics(int k, WordOrder order) {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer z) -> shares[z]).reversed())
        .map(z -> topic(z, k, order))
        .toList();
  }

  private Topic topic(int z, int k, WordOrder order) {
    return new Topic(
        z,
        shares[z],
        coherence.at(z, 0),
        coherence.at(z, 1),
        Arrays.stream(TopWords.of(words, shares, z, order, k))
            .mapToObj(id -> new Topic.Word(embeddings.vocabulary().word(id), words.at(id, z)))
            .toList());
  }

  @Override
  public RowMatrix vectors() {
    return documents;
  }

  @Override
  public DocumentList list() {
    return list;
  }

  /** {@inheritDoc} Here it is P(z|d), as of the documents that were learned from. */
  @Override
  public float[] fold(int[] ids, int length) {
    return foldingIn.topics(ids, length);
  }
}
