package io.parlance.dl4j.engine;

import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.word2vec.Huffman;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.wordstore.inmemory.AbstractCache;

/**
 * Our vocabulary as DL4J's: the same words, counts and order, and after them the documents.
 *
 * <p>An element's label is the number of its row, not the word itself: DL4J passes over words that
 * are spelt {@code UNK} or {@code STOP}, and takes a document and a word of one name for the same.
 */
final class EngineVocabulary {
  private final AbstractCache<VocabWord> cache = new AbstractCache<>();
  private final List<VocabWord> elements; // by row
  private final int words;

  /** All words, and so many documents. */
  EngineVocabulary(Vocabulary vocabulary, int documents) {
    words = vocabulary.size();
    elements = new ArrayList<>(Math.addExact(words, documents));
    for (int row = 0; row < words + documents; row++) {
      boolean word = row < words;
      // A document is never drawn as noise: its count is none.
      VocabWord element =
          new VocabWord(word ? vocabulary.count(row) : 0, Integer.toString(row), row);
      element.setSpecial(!word);
      element.markAsLabel(!word);
      cache.addToken(element);
      cache.addWordToIndex(row, element.getLabel());
      elements.add(element);
    }
    cache.setTotalWordOccurences(vocabulary.totalCount());
  }

  /** Gives words their paths in a Huffman tree, which hierarchical softmax learns along. */
  void plantHuffmanTree() {
    new Huffman(elements.subList(0, words)).build();
    for (VocabWord word : elements.subList(0, words)) {
      word.getPoints().set(0, words - 2); // DL4J leaves 0 there, the node of the two rarest words
    }
  }

  AbstractCache<VocabWord> cache() {
    return cache;
  }

  /**
   * A table for the vectors of all of them, which training fills.
   *
   * @param paths whether it has weights for hierarchical softmax
   * @param negative noise words a prediction, 0 for none
   */
  InMemoryLookupTable<VocabWord> table(int dimension, boolean paths, int negative, long seed) {
    return new InMemoryLookupTable.Builder<VocabWord>()
        .cache(cache)
        .vectorLength(dimension)
        .useHierarchicSoftmax(paths)
        .negative(negative)
        .seed(seed)
        .build();
  }

  /** The number of words and documents. */
  int size() {
    return elements.size();
  }

  /** The element of a word's id. */
  VocabWord word(int id) {
    return elements.get(id);
  }

  /** The element of a document. */
  VocabWord document(int number) {
    return elements.get(words + number);
  }
}
