package io.parlance.chatbot.terminal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.text.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownWordsTest {
  private static final List<String> WORDS =
      List.of("tea", "team", "like", "don't", "电影", "电影院", "喜欢");
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(WORDS, new long[] {9, 8, 7, 6, 5, 4, 3});

  private static List<Completion> beginning(String typed) {
    return KnownWords.beginning(VOCABULARY, typed);
  }

  @Test
  void words_are_completed_the_most_frequent_first() {
    assertThat(beginning("te")).extracting(Completion::value).containsExactly("tea", "team");
    assertThat(beginning("tea")).extracting(Completion::value).containsExactly("team");
    assertThat(beginning("")).isEmpty();
    assertThat(beginning("x")).isEmpty();
  }

  @Test
  void what_was_typed_stays_as_it_is() {
    assertThat(beginning("Te")).extracting(Completion::value).startsWith("Tea");
    assertThat(beginning("(te")).extracting(Completion::value).startsWith("(tea");
    assertThat(beginning("don'")).containsExactly(Completion.of("don't"));
  }

  @Test
  void in_Chinese_the_last_characters_are_the_beginning_of_a_word() {
    assertThat(beginning("我喜欢电"))
        .containsExactly(new Completion("我喜欢电影", "电影"), new Completion("我喜欢电影院", "电影院"));
    assertThat(beginning("我喜欢电影")).containsExactly(new Completion("我喜欢电影院", "电影院"));
    assertThat(beginning("tea电")).extracting(Completion::shown).startsWith("电影");
  }
}
