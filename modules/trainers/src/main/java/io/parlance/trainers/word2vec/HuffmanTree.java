package io.parlance.trainers.word2vec;

import io.parlance.text.Vocabulary;
import java.util.Arrays;

/**
 * The Huffman tree over a vocabulary: a word's outputs under hierarchical softmax are the inner
 * nodes on its path from the root (Mikolov et al. 2013, section 2.1).
 */
final class HuffmanTree {
  private final int[] starts; // (words + 1): where each word's path starts
  private final int[] nodes; // inner node of each step, 0 … words-2; the root is words-2
  private final byte[] left; // 1 if the path goes left there, else 0
  private final int deepest;

  HuffmanTree(Vocabulary vocabulary) {
    int n = vocabulary.size();
    long[] weight = new long[2 * n];
    int[] parent = new int[2 * n];
    boolean[] isRight = new boolean[2 * n];
    for (int id = 0; id < n; id++) {
      weight[id] = Math.max(1, vocabulary.count(id));
    }
    Arrays.fill(weight, n, 2 * n, Long.MAX_VALUE);
    int leaf = n - 1; // the rarest leaf, and the lightest inner node, not yet joined
    int inner = n;
    for (int made = n; made < 2 * n - 1; made++) {
      long sum = 0;
      for (int side = 0; side < 2; side++) {
        int least = leaf >= 0 && weight[leaf] < weight[inner] ? leaf-- : inner++;
        sum += weight[least];
        parent[least] = made;
        isRight[least] = side == 1;
      }
      weight[made] = sum;
    }
    starts = new int[n + 1];
    int longest = 0;
    for (int id = 0; id < n; id++) {
      int depth = 0;
      for (int at = id; at != 2 * n - 2; at = parent[at]) {
        depth++;
      }
      starts[id + 1] = starts[id] + depth;
      longest = Math.max(longest, depth);
    }
    deepest = longest;
    nodes = new int[starts[n]];
    left = new byte[starts[n]];
    for (int id = 0; id < n; id++) {
      int step = starts[id + 1];
      for (int at = id; at != 2 * n - 2; at = parent[at]) {
        nodes[--step] = parent[at] - n;
        left[step] = (byte) (isRight[at] ? 0 : 1);
      }
    }
  }

  /** The length of the longest path. */
  int deepest() {
    return deepest;
  }

  /** The length of a word's path. */
  int depth(int word) {
    return starts[word + 1] - starts[word];
  }

  /** The inner node of a step of a word's path, from the root on. */
  int node(int word, int step) {
    return nodes[starts[word] + step];
  }

  /** 1 if the path leaves that node to the left, else 0. */
  int left(int word, int step) {
    return left[starts[word] + step];
  }
}
