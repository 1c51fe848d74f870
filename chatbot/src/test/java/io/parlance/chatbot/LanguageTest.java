package io.parlance.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.text.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void the_script_of_most_words_tells_the_language_of_a_text() {
    assertThat(Language.of("good morning")).contains(Language.ENGLISH);
    assertThat(Language.of("早上好")).contains(Language.CHINESE);
    assertThat(Language.of("我用 Java 写程序")).contains(Language.CHINESE);
    assertThat(Language.of("what does 你好 mean, please?")).contains(Language.ENGLISH);
    assertThat(Language.of("42 :)")).isEmpty();
  }

  @Test
  void the_counts_of_a_vocabulary_tell_its_language() {
    assertThat(Language.of(Vocabulary.of(List.of(",", "我", "java"), new long[] {9, 5, 1})))
        .contains(Language.CHINESE);
    assertThat(Language.of(Vocabulary.of(List.of("i", "我"), new long[] {5, 1})))
        .contains(Language.ENGLISH);
    assertThat(Language.of(Vocabulary.of(List.of("!"), new long[] {5}))).isEmpty();
  }

  @Test
  void a_vocabulary_of_both_languages_is_of_none_alone() {
    assertThat(Language.of(Vocabulary.of(List.of("i", "我"), new long[] {5, 2}))).isEmpty();
  }
}
