package io.parlance.trainers.plsa;

import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.documents.CountBlock;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a topic's {@value #WORDS} most distinctive words go together, by how many documents of
 * the corpus D(v) hold a word v and D(v, w) both of two, means over all pairs:
 *
 * <ul>
 *   <li>UMass (Mimno et al. 2011, equation 1): {@code ln((D(v, w) + 1) / D(v))}, v the higher word
 *       of the list;
 *   <li>NPMI (Bouma 2009; Lau et al. 2014): {@code ln(P(v, w) / (P(v) P(w))) / -ln P(v, w)}, -1 for
 *       words that never meet, 0 where both are in every document.
 * </ul>
 */
final class Coherence {
  static final int WORDS = 10;

  private final int topics;
  private final int[][] top; // (topics, at most WORDS)
  private final Map<Integer, List<int[]>> places = new HashMap<>(); // word: topic, place
  private final int[][][] together; // (topics, WORDS, WORDS): documents with both, v ≤ w
  private int documents;

  private Coherence(RowMatrix words, float[] shares) {
    this.topics = words.dimension();
    this.top = new int[topics][];
    this.together = new int[topics][WORDS][WORDS];
    for (int z = 0; z < topics; z++) {
      top[z] = TopWords.of(words, shares, z, WordOrder.DISTINCTIVE, WORDS);
      for (int place = 0; place < top[z].length; place++) {
        places.computeIfAbsent(top[z][place], word -> new ArrayList<>()).add(new int[] {z, place});
      }
    }
  }

  /**
   * UMass and NPMI of each topic, (topics, 2).
   *
   * @param words P(w|z), (terms, topics)
   * @param shares P(z), (topics)
   */
  static RowMatrix of(RowMatrix words, float[] shares, DocumentTerms matrix) throws IOException {
    Coherence coherence = new Coherence(words, shares);
    for (int index = 0; index < matrix.blocks(); index++) {
      coherence.count(matrix.block(index));
    }
    RowMatrix figures = RowMatrix.dense(coherence.topics, 2);
    for (int z = 0; z < coherence.topics; z++) {
      figures.setRow(z, coherence.figures(z), 0);
    }
    return figures;
  }

  private void count(CountBlock block) {
    int[] held = new int[topics]; // a bit for each place
    for (int d = 0; d < block.documents(); d++) {
      List<Integer> touched = new ArrayList<>();
      for (int i = block.starts()[d]; i < block.starts()[d + 1]; i++) {
        for (int[] place : places.getOrDefault(block.terms()[i], List.of())) {
          if (held[place[0]] == 0) {
            touched.add(place[0]);
          }
          held[place[0]] |= 1 << place[1];
        }
      }
      for (int z : touched) {
        count(together[z], held[z]);
        held[z] = 0;
      }
      documents++;
    }
  }

  private static void count(int[][] pairs, int held) {
    for (int v = 0; v < WORDS; v++) {
      for (int w = v; w < WORDS; w++) {
        pairs[v][w] += (held >> v & held >> w) & 1;
      }
    }
  }

  private float[] figures(int z) {
    double umass = 0;
    double npmi = 0;
    int pairs = 0;
    int[][] both = together[z];
    for (int w = 1; w < top[z].length; w++) {
      for (int v = 0; v < w; v++) {
        umass += Math.log((both[v][w] + 1.0) / both[v][v]);
        npmi += npmi(both[v][v], both[w][w], both[v][w]);
        pairs++;
      }
    }
    return new float[] {(float) (umass / Math.max(1, pairs)), (float) (npmi / Math.max(1, pairs))};
  }

  private double npmi(double v, double w, double both) {
    if (both == 0) {
      return -1;
    }
    return both == documents
        ? 0
        : Math.log(both * documents / (v * w)) / Math.log(documents / both);
  }
}
