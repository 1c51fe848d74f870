package io.parlance.dl4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.wordstore.VocabCache;
import org.deeplearning4j.models.word2vec.wordstore.inmemory.AbstractCache;
import org.junit.jupiter.api.Test;

final class EmbeddingsVocabularyTest {
  private final Embeddings embeddings = Fixtures.random(Fixtures.WORDS, 3);
  private final VocabCache<VocabWord> vocabulary = new EmbeddingsWordVectors(embeddings).vocab();

  @Test
  void words_indices_and_counts_are_those_of_the_embeddings() {
    assertThat(vocabulary.words()).containsExactlyElementsOf(Fixtures.WORDS);
    assertThat(vocabulary.numWords()).isEqualTo(10);
    assertThat(vocabulary.indexOf("音乐")).isEqualTo(6);
    assertThat(vocabulary.wordAtIndex(7)).isEqualTo("new york");
    assertThat(vocabulary.wordFrequency("king")).isEqualTo(27);
    assertThat(vocabulary.totalWordOccurrences()).isEqualTo(165);
    assertThat(vocabulary.elementAtIndex(1).getElementFrequency()).isEqualTo(27);
    assertThat(vocabulary.tokenFor("tea").getIndex()).isEqualTo(9);
    assertThat(vocabulary.vocabWords()).extracting(VocabWord::getIndex).startsWith(0, 1, 2);
    assertThat(vocabulary.tokens()).hasSize(10);
  }

  @Test
  void words_that_are_not_there_are_null_as_in_dl4js_own_vocabulary() {
    VocabCache<VocabWord> own = new AbstractCache<>();

    for (VocabCache<VocabWord> asked : List.of(own, vocabulary)) {
      assertThat(asked.indexOf("nonsense")).isNegative();
      assertThat(asked.containsWord("nonsense")).isFalse();
      assertThat(asked.hasToken("nonsense")).isFalse();
      assertThat(asked.wordFor("nonsense")).isNull();
      assertThat(asked.tokenFor("nonsense")).isNull();
      assertThat(asked.wordAtIndex(99)).isNull();
      assertThat(asked.elementAtIndex(99)).isNull();
      assertThat(asked.wordFrequency("nonsense")).isZero();
    }
  }

  @Test
  void a_word_is_found_by_its_storage_id() {
    long id = new VocabWord(1, "queen").getStorageId();

    assertThat(vocabulary.wordFor(id).getLabel()).isEqualTo("queen");
    assertThat(vocabulary.tokenFor(id + 1)).isNull();
  }

  @Test
  void changing_a_word_that_was_given_out_changes_nothing() {
    vocabulary.wordFor("king").setElementFrequency(1);

    assertThat(vocabulary.wordFrequency("king")).isEqualTo(27);
  }

  @Test
  void another_vocabulary_can_import_it() {
    AbstractCache<VocabWord> copy = new AbstractCache<>();

    copy.importVocabulary(vocabulary);

    assertThat(copy.numWords()).isEqualTo(10);
    assertThat(copy.wordFrequency("king")).isEqualTo(27);
  }

  @Test
  void what_would_change_it_is_refused() {
    VocabWord word = new VocabWord(1, "new");
    List<ThrowingCallable> changes =
        List.of(
            () -> vocabulary.addToken(word),
            () -> vocabulary.addWordToIndex(1, "new"),
            () -> vocabulary.addWordToIndex(1, 1L),
            () -> vocabulary.incrementWordCount("king"),
            () -> vocabulary.incrementWordCount("king", 2),
            () -> vocabulary.incrementDocCount("king", 2),
            () -> vocabulary.setCountForDoc("king", 2),
            vocabulary::incrementTotalDocCount,
            () -> vocabulary.incrementTotalDocCount(2),
            () -> vocabulary.importVocabulary(new AbstractCache<>()),
            () -> vocabulary.removeElement("king"),
            () -> vocabulary.removeElement(word),
            vocabulary::saveVocab);
    for (ThrowingCallable change : changes) {
      assertThatThrownBy(change)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("embeddings");
    }
  }
}
