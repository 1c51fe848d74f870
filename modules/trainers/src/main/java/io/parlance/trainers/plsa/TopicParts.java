package io.parlance.trainers.plsa;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;

/** The parameters as a model keeps them: P(z|w) as word vectors, the others beside them. */
final class TopicParts {
  /** P(w|z), (terms, topics). */
  static final String WORDS = "topics.words";

  /** P(z), (1, topics). */
  static final String SHARES = "topics.shares";

  /** UMass and NPMI, (topics, 2). */
  static final String COHERENCE = "topics.coherence";

  /** P(z|d), (documents, topics). */
  static final String DOCUMENTS = "documents.vectors";

  private TopicParts() {}

  static Embeddings embeddings(
      Vocabulary vocabulary, Provenance provenance, EmRun.Outcome outcome, DocumentTerms matrix)
      throws IOException {
    Aspects aspects = outcome.aspects();
    float[] shares = shares(aspects);
    RowMatrix sharesRow = RowMatrix.dense(1, shares.length);
    sharesRow.setRow(0, shares, 0);
    Embeddings embeddings =
        Embeddings.of(vocabulary, topicsOfWords(aspects), provenance)
            .withPart(WORDS, new ModelPart.Floats(aspects.words()))
            .withPart(SHARES, new ModelPart.Floats(sharesRow))
            .withPart(
                COHERENCE, new ModelPart.Floats(Coherence.of(aspects.words(), shares, matrix)))
            .withPart(DOCUMENTS, new ModelPart.Floats(documents(aspects, matrix.documents())));
    return matrix.list().keepIn(embeddings);
  }

  /** {@code P(z|w) = P(w|z) P(z) / P(w)}; zero for a word that no topic has. */
  private static RowMatrix topicsOfWords(Aspects aspects) {
    RowMatrix words = aspects.words();
    RowMatrix vectors = RowMatrix.padded(words.rows(), words.dimension());
    double[] joint = new double[words.dimension()];
    float[] row = new float[words.dimension()];
    for (int word = 0; word < words.rows(); word++) {
      words.copyRow(word, row, 0);
      double sum = 0;
      for (int z = 0; z < row.length; z++) {
        joint[z] = row[z] * aspects.shares()[z];
        sum += joint[z];
      }
      for (int z = 0; z < row.length; z++) {
        row[z] = sum > 0 ? (float) (joint[z] / sum) : 0;
      }
      vectors.setRow(word, row, 0);
    }
    return vectors;
  }

  private static float[] shares(Aspects aspects) {
    float[] shares = new float[aspects.shares().length];
    for (int z = 0; z < shares.length; z++) {
      shares[z] = (float) aspects.shares()[z];
    }
    return shares;
  }

  private static RowMatrix documents(Aspects aspects, int documents) {
    RowMatrix all = RowMatrix.padded(documents, aspects.words().dimension());
    int next = 0;
    for (RowMatrix slab : aspects.documents()) {
      for (int d = 0; d < slab.rows(); d++) {
        all.setRow(next++, slab.block(d), slab.offset(d));
      }
    }
    return all;
  }
}
