package io.parlance.dl4j.vectors;

import io.parlance.embeddings.Embeddings;
import io.parlance.text.Vocabulary;
import java.io.NotSerializableException;
import java.io.Serial;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.wordstore.VocabCache;
import org.jspecify.annotations.Nullable;

/**
 * The words of embeddings as DL4J's vocabulary, index = id. Words are made when they are asked for,
 * so that changing one changes nothing here; every method that would change the vocabulary throws.
 * How many documents hold a word is not known, and 0.
 */
final class EmbeddingsVocabulary implements VocabCache<VocabWord> {
  @Serial private static final long serialVersionUID = 1;

  private final transient Vocabulary vocabulary;

  EmbeddingsVocabulary(Embeddings embeddings) {
    this.vocabulary = embeddings.vocabulary();
  }

  private VocabWord element(int id) {
    VocabWord word = new VocabWord(vocabulary.count(id), vocabulary.word(id));
    word.setIndex(id);
    return word;
  }

  private <T> List<T> all(IntFunction<T> made) {
    return new AbstractList<>() {
      @Override
      public T get(int id) {
        return made.apply(id);
      }

      @Override
      public int size() {
        return vocabulary.size();
      }
    };
  }

  @Override
  public Collection<String> words() {
    return all(vocabulary::word);
  }

  @Override
  public Collection<VocabWord> vocabWords() {
    return all(this::element);
  }

  @Override
  public Collection<VocabWord> tokens() {
    return vocabWords();
  }

  @Override
  public boolean vocabExists() {
    return true;
  }

  @Override
  public int numWords() {
    return vocabulary.size();
  }

  @Override
  public long totalWordOccurrences() {
    return vocabulary.totalCount();
  }

  @Override
  public boolean containsWord(@Nullable String word) {
    return indexOf(word) >= 0;
  }

  @Override
  public boolean hasToken(@Nullable String word) {
    return containsWord(word);
  }

  /** The id of a word, -1 of one that is not here. */
  @Override
  public int indexOf(@Nullable String word) {
    return word == null ? -1 : vocabulary.id(word).orElse(-1);
  }

  private boolean holds(int index) {
    return index >= 0 && index < vocabulary.size();
  }

  @Override
  @SuppressWarnings("NullAway") // DL4J has null for a word that is not there
  public @Nullable String wordAtIndex(int index) {
    return holds(index) ? vocabulary.word(index) : null;
  }

  @Override
  @SuppressWarnings("NullAway")
  public @Nullable VocabWord elementAtIndex(int index) {
    return holds(index) ? element(index) : null;
  }

  @Override
  public @Nullable VocabWord wordFor(@Nullable String word) {
    return elementAtIndex(indexOf(word));
  }

  @Override
  public @Nullable VocabWord tokenFor(@Nullable String word) {
    return wordFor(word);
  }

  /** The word that DL4J gives this storage id; found by looking at all words. */
  @Override
  public @Nullable VocabWord wordFor(long storageId) {
    return vocabWords().stream()
        .filter(word -> word.getStorageId() == storageId)
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable VocabWord tokenFor(long storageId) {
    return wordFor(storageId);
  }

  /** How often a word occurred, 0 where that is not known. */
  @Override
  public int wordFrequency(String word) {
    int id = indexOf(word);
    return id < 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, vocabulary.count(id));
  }

  @Override
  public int docAppearedIn(String word) {
    return 0;
  }

  @Override
  public long totalNumberOfDocs() {
    return 0;
  }

  /** Does nothing: all words are here. */
  @Override
  public void loadVocab() {}

  /** Does nothing: the sum is right. */
  @Override
  public void updateWordsOccurrences() {}

  @Override
  public void saveVocab() {
    throw new UnsupportedOperationException(
        "this vocabulary is that of embeddings: save them by EmbeddingsFiles.write");
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException(
        "this vocabulary is that of embeddings, which do not change: to train on, take the copy"
            + " that EmbeddingsWordVectors.toWord2Vec() gives");
  }

  @Override
  public void incrementWordCount(String word) {
    throw readOnly();
  }

  @Override
  public void incrementWordCount(String word, int increment) {
    throw readOnly();
  }

  @Override
  public void addWordToIndex(int index, String word) {
    throw readOnly();
  }

  @Override
  public void addWordToIndex(int index, long elementId) {
    throw readOnly();
  }

  @Override
  @SuppressWarnings("deprecation")
  public void putVocabWord(String word) {
    throw readOnly();
  }

  @Override
  public void incrementDocCount(String word, long howMuch) {
    throw readOnly();
  }

  @Override
  public void setCountForDoc(String word, long count) {
    throw readOnly();
  }

  @Override
  public void incrementTotalDocCount() {
    throw readOnly();
  }

  @Override
  public void incrementTotalDocCount(long by) {
    throw readOnly();
  }

  @Override
  public boolean addToken(VocabWord element) {
    throw readOnly();
  }

  @Override
  public void importVocabulary(VocabCache<VocabWord> other) {
    throw readOnly();
  }

  @Override
  public void removeElement(String label) {
    throw readOnly();
  }

  @Override
  public void removeElement(VocabWord element) {
    throw readOnly();
  }

  @Serial
  private Object writeReplace() throws NotSerializableException {
    throw new NotSerializableException(EmbeddingsWordVectors.NOT_SERIALIZED);
  }
}
