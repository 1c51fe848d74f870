package io.parlance.trainers.documents;

import io.parlance.tensor.RowMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Finds the documents nearest to a text, by the cosine of their vectors. */
public final class DocumentSearch {
  /** Nearest first; of equals the earlier document. */
  private static final Comparator<Hit> ORDER =
      Comparator.comparingDouble(Hit::similarity).reversed().thenComparingInt(Hit::document);

  /**
   * A document that was found.
   *
   * @param similarity the cosine, -1 … 1
   */
  public record Hit(int document, float similarity) {}

  private final DocumentModel model;

  public DocumentSearch(DocumentModel model) {
    this.model = model;
  }

  /**
   * The {@code k} documents nearest to a text, nearest first; none where its words tell nothing.
   *
   * @param ids the text's words, the first {@code length} entries
   */
  public List<Hit> nearest(int[] ids, int length, int k) {
    float[] query = model.fold(ids, length);
    double norm = length(query);
    if (norm == 0) {
      return List.of();
    }
    RowMatrix vectors = model.vectors();
    PriorityQueue<Hit> best = new PriorityQueue<>(ORDER.reversed());
    for (int document = 0; document < vectors.rows(); document++) {
      float[] block = vectors.block(document);
      int offset = vectors.offset(document);
      double product = 0;
      double square = 0;
      for (int i = 0; i < query.length; i++) {
        product += query[i] * block[offset + i];
        square += block[offset + i] * block[offset + i];
      }
      float cosine = square == 0 ? 0 : (float) (product / (norm * Math.sqrt(square)));
      Hit hit = new Hit(document, cosine);
      if (best.size() < k) {
        best.add(hit);
      } else if (ORDER.compare(hit, best.element()) < 0) {
        best.remove();
        best.add(hit);
      }
    }
    List<Hit> hits = new ArrayList<>(best);
    hits.sort(ORDER);
    return hits;
  }

  private static double length(float[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum);
  }
}
