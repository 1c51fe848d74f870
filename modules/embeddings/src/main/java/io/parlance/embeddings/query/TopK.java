package io.parlance.embeddings.query;

import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code k} best of many scores, in a heap whose root is the worst kept. Of equal scores the
 * lower id is better, so an answer depends on nothing but the scores. NaN is never kept.
 */
final class TopK {
  private final int[] ids;
  private final float[] scores;
  private int size;

  TopK(int k) {
    this.ids = new int[k];
    this.scores = new float[k];
  }

  /** Offers scores {@code from … to-1}, of ids {@code firstId} on. */
  void offer(float[] values, int from, int to, int firstId) {
    for (int i = from; i < to; i++) {
      float score = values[i];
      if (size == ids.length && !(size > 0 && score >= scores[0])) {
        continue;
      }
      offer(firstId + i - from, score);
    }
  }

  void offer(int id, float score) {
    if (Float.isNaN(score)) {
      return;
    }
    if (size < ids.length) {
      ids[size] = id;
      scores[size] = score;
      rise(size++);
    } else if (size > 0 && worse(ids[0], scores[0], id, score)) {
      ids[0] = id;
      scores[0] = score;
      sink();
    }
  }

  private static boolean worse(int id, float score, int otherId, float otherScore) {
    return score < otherScore || (score == otherScore && id > otherId);
  }

  private void rise(int start) {
    int child = start;
    while (child > 0) {
      int parent = (child - 1) / 2;
      if (!worse(ids[child], scores[child], ids[parent], scores[parent])) {
        return;
      }
      swap(child, parent);
      child = parent;
    }
  }

  private void sink() {
    int parent = 0;
    while (2 * parent + 1 < size) {
      int child = 2 * parent + 1;
      if (child + 1 < size && worse(ids[child + 1], scores[child + 1], ids[child], scores[child])) {
        child++;
      }
      if (!worse(ids[child], scores[child], ids[parent], scores[parent])) {
        return;
      }
      swap(child, parent);
      parent = child;
    }
  }

  private void swap(int a, int b) {
    int id = ids[a];
    float score = scores[a];
    ids[a] = ids[b];
    scores[a] = scores[b];
    ids[b] = id;
    scores[b] = score;
  }

  /** Empties the heap: the kept ones, best first. */
  List<Neighbor> drain(Vocabulary vocabulary) {
    List<Neighbor> ascending = new ArrayList<>(size);
    while (size > 0) {
      ascending.add(new Neighbor(vocabulary.word(ids[0]), ids[0], scores[0]));
      size--;
      swap(0, size);
      sink();
    }
    java.util.Collections.reverse(ascending);
    return List.copyOf(ascending);
  }
}
