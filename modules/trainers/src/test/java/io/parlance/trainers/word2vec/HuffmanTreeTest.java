package io.parlance.trainers.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.text.Vocabulary;
import io.parlance.trainers.Vocabularies;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HuffmanTreeTest {
  private static final List<Vocabulary> VOCABULARIES =
      List.of(
          Vocabularies.of(9, 1),
          Vocabularies.of(5, 5, 5),
          Vocabularies.of(8, 4, 2, 1, 1),
          Vocabularies.of(1L << 40, 1L << 40, 3, 2, 1),
          Vocabularies.zipf(1000, 100_000),
          random(777));

  @Test
  void no_word_has_a_path_that_begins_another() {
    for (Vocabulary vocabulary : VOCABULARIES) {
      String[] codes = codes(new HuffmanTree(vocabulary), vocabulary.size());
      Arrays.sort(codes);
      for (int i = 1; i < codes.length; i++) {
        assertThat(codes[i]).doesNotStartWith(codes[i - 1]);
      }
    }
  }

  @Test
  void paths_fill_the_tree() {
    for (Vocabulary vocabulary : VOCABULARIES) {
      HuffmanTree tree = new HuffmanTree(vocabulary);
      double kraft = 0;
      int deepest = 0;
      for (int id = 0; id < vocabulary.size(); id++) {
        kraft += Math.pow(2, -tree.depth(id));
        deepest = Math.max(deepest, tree.depth(id));
      }
      assertThat(kraft).isCloseTo(1, within(1e-9));
      assertThat(tree.deepest()).isEqualTo(deepest);
    }
  }

  @Test
  void paths_are_as_short_as_can_be() {
    for (Vocabulary vocabulary : VOCABULARIES) {
      HuffmanTree tree = new HuffmanTree(vocabulary);
      long length = 0;
      for (int id = 0; id < vocabulary.size(); id++) {
        length += vocabulary.count(id) * tree.depth(id);
      }
      assertThat(length).isEqualTo(optimum(vocabulary.counts()));
    }
  }

  /** Huffman's own procedure: the two lightest become one; each merge lengthens its words by 1. */
  private static long optimum(long[] counts) {
    PriorityQueue<Long> weights = new PriorityQueue<>();
    for (long count : counts) {
      weights.add(count);
    }
    long length = 0;
    while (weights.size() > 1) {
      long sum = weights.remove() + weights.remove();
      length += sum;
      weights.add(sum);
    }
    return length;
  }

  @Test
  void the_same_steps_lead_to_the_same_node_and_others_to_others() {
    for (Vocabulary vocabulary : VOCABULARIES) {
      int words = vocabulary.size();
      HuffmanTree tree = new HuffmanTree(vocabulary);
      String[] codes = codes(tree, words);
      Map<String, Integer> nodes = new HashMap<>();
      for (int id = 0; id < words; id++) {
        for (int step = 0; step < tree.depth(id); step++) {
          int node = tree.node(id, step);
          Integer known = nodes.putIfAbsent(codes[id].substring(0, step), node);
          assertThat(known == null || known == node).isTrue();
        }
      }
      assertThat(nodes.values()).doesNotHaveDuplicates().hasSize(words - 1);
      assertThat(nodes.values()).allMatch(node -> node >= 0 && node < words - 1);
      assertThat(nodes.get("")).as("the root").isEqualTo(words - 2);
    }
  }

  @Test
  void a_single_word_needs_no_step() {
    HuffmanTree tree = new HuffmanTree(Vocabularies.of(5));
    assertThat(tree.depth(0)).isZero();
    assertThat(tree.deepest()).isZero();
  }

  @Test
  void two_words_part_at_the_root() {
    HuffmanTree tree = new HuffmanTree(Vocabularies.of(5, 3));
    assertThat(tree.depth(0)).isOne();
    assertThat(tree.depth(1)).isOne();
    assertThat(tree.node(0, 0)).isZero();
    assertThat(tree.node(1, 0)).isZero();
    assertThat(tree.left(0, 0) + tree.left(1, 0)).isOne();
  }

  private static String[] codes(HuffmanTree tree, int words) {
    String[] codes = new String[words];
    for (int id = 0; id < words; id++) {
      StringBuilder code = new StringBuilder();
      for (int step = 0; step < tree.depth(id); step++) {
        code.append(tree.left(id, step));
      }
      codes[id] = code.toString();
    }
    return codes;
  }

  private static Vocabulary random(int words) {
    Random random = new Random(3);
    long[] counts = new long[words];
    for (int id = 0; id < words; id++) {
      counts[id] = 1L + random.nextInt(40);
    }
    Arrays.sort(counts);
    long[] falling = new long[words];
    for (int id = 0; id < words; id++) {
      falling[id] = counts[words - 1 - id];
    }
    return Vocabularies.of(falling);
  }
}
