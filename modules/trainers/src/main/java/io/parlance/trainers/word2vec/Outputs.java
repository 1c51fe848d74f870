package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowBlock;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.RandomBits;

/** What a word is predicted by: itself against noise, or a path of the Huffman tree. */
sealed interface Outputs {

  static Outputs of(Word2VecOptions options, Vocabulary vocabulary) {
    return options.hierarchicalSoftmax()
        ? new Path(new HuffmanTree(vocabulary))
        : new Noise(new NoiseSampler(vocabulary), options.negative());
  }

  /** Hierarchical softmax. */
  record Path(HuffmanTree tree) implements Outputs {}

  /** Negative sampling: {@code negative} words of noise a prediction. */
  record Noise(NoiseSampler sampler, int negative) implements Outputs {}

  /** The words that a block's centers and its noise draws come to, each once. */
  final class Slots {
    private final int[] words;
    private int used;

    Slots(int capacity) {
      words = new int[capacity];
    }

    void clear() {
      used = 0;
    }

    int size() {
      return used;
    }

    int word(int slot) {
      return words[slot];
    }

    /** The slot of a word, a new one if it has none yet. */
    int of(int word) {
      for (int slot = 0; slot < used; slot++) {
        if (words[slot] == word) {
          return slot;
        }
      }
      words[used] = word;
      return used++;
    }

    /** Draws {@code count} noise words; {@code drawn} takes the slot of each. */
    void draw(NoiseSampler sampler, int count, int[] drawn, RandomBits random) {
      for (int i = 0; i < count; i++) {
        drawn[i] = of(sampler.draw(random));
      }
    }

    void rows(RowBlock block, io.parlance.tensor.RowMatrix matrix) {
      for (int slot = 0; slot < used; slot++) {
        block.output(slot, matrix.offset(words[slot]));
      }
    }
  }
}
