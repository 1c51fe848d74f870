package io.parlance.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  @Property(tries = 200)
  void every_word_is_found_by_its_id_and_the_other_way_round(
      @ForAll @Size(max = 60) Set<String> random) {
    List<String> words = new ArrayList<>();
    for (String word : random) {
      if (word.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)) { // no lone surrogates
        words.add(word);
      }
    }
    long[] counts = new long[words.size()];
    Arrays.setAll(counts, i -> 3L * i);
    Vocabulary vocabulary = Vocabulary.of(words, counts);
    Vocabulary again =
        Vocabulary.ofUtf8(vocabulary.utf8(), vocabulary.offsets(), vocabulary.counts());
    for (int id = 0; id < words.size(); id++) {
      assertThat(vocabulary.word(id)).isEqualTo(words.get(id));
      assertThat(again.id(words.get(id))).hasValue(id);
      assertThat(again.count(id)).isEqualTo(3L * id);
    }
    assertThat(again.id("no such word, surely")).isEmpty();
  }

  @Test
  void a_word_that_occurs_twice_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.of(List.of("a", "b", "a"), new long[3]))
        .withMessage("word 2 repeats word 0: a");
  }

  @Test
  void arrays_that_do_not_fit_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.of(List.of("a"), new long[2]))
        .withMessageStartingWith("1 words but 2 counts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.ofUtf8(new byte[3], new int[] {0, 4, 3}, new long[2]))
        .withMessage("word offsets fall at word 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.ofUtf8(new byte[3], new int[] {0, 2}, new long[1]))
        .withMessageContaining("expected 0 to 3");
  }
}
