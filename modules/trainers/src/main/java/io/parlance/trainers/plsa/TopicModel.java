package io.parlance.trainers.plsa;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.tensor.RowMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The topics and documents of a PLSA model, out of its embeddings. Safe to share. */
public final class TopicModel {
  private final Embeddings embeddings;
  private final RowMatrix words; // P(w|z), (terms, topics)
  private final RowMatrix shares; // P(z), (1, topics)
  private final RowMatrix coherence; // (topics, 2)
  private final RowMatrix documents; // P(z|d), (documents, topics)
  private final FoldingIn foldingIn;

  private TopicModel(Embeddings embeddings) {
    int topics = embeddings.dimension();
    this.embeddings = embeddings;
    this.words = floats(TopicParts.WORDS, embeddings.size(), topics);
    this.shares = floats(TopicParts.SHARES, 1, topics);
    this.coherence = floats(TopicParts.COHERENCE, topics, 2);
    this.documents = floats(TopicParts.DOCUMENTS, -1, topics);
    String beta = embeddings.provenance().entry(FoldingIn.LAST_BETA).orElse("1");
    this.foldingIn = new FoldingIn(words, Double.parseDouble(beta));
  }

  /**
   * The topic model that is kept in these embeddings.
   *
   * @throws IllegalArgumentException if there is none, or its parts do not fit together
   */
  public static TopicModel of(Embeddings embeddings) {
    return new TopicModel(embeddings);
  }

  private RowMatrix floats(String name, int rows, int dimension) {
    if (!(embeddings.part(name).orElse(null) instanceof ModelPart.Floats part)) {
      throw new IllegalArgumentException(
          "no topics in it: a model that train plsa saved as safetensors is expected");
    }
    RowMatrix matrix = part.matrix();
    if ((rows >= 0 && matrix.rows() != rows) || matrix.dimension() != dimension) {
      throw new IllegalArgumentException(
          String.format(
              java.util.Locale.ROOT,
              "%s is %d x %d, which does not fit %d words and %d topics",
              name,
              matrix.rows(),
              matrix.dimension(),
              embeddings.size(),
              embeddings.dimension()));
    }
    return matrix;
  }

  /** The number of topics. */
  public int size() {
    return shares.dimension();
  }

  /** All topics, those with the greatest P(z) first, with their {@code k} most probable words. */
  public List<Topic> topics(int k) {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer z) -> shares.at(0, z)).reversed())
        .map(z -> topic(z, k))
        .toList();
  }

  private Topic topic(int z, int k) {
    return new Topic(
        z,
        shares.at(0, z),
        coherence.at(z, 0),
        coherence.at(z, 1),
        Arrays.stream(TopWords.of(words, z, k))
            .mapToObj(id -> new Topic.Word(embeddings.vocabulary().word(id), words.at(id, z)))
            .toList());
  }

  /** The number of documents that were learned from. */
  public int documents() {
    return documents.rows();
  }

  /** P(z|d) of a document that was learned from, (topics). */
  public float[] document(int document) {
    float[] row = new float[size()];
    documents.copyRow(document, row, 0);
    return row;
  }

  /**
   * P(z|d) of a new document, by folding in: (topics). Words outside the vocabulary say nothing; of
   * a document without any other, all topics are alike.
   */
  public double[] foldIn(List<String> document) {
    return foldingIn.topics(
        document.stream()
            .flatMapToInt(word -> embeddings.vocabulary().id(word).stream())
            .toArray());
  }
}
