package io.parlance.embeddings.subwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterGramsTest {
  private static final int MANY = Integer.MAX_VALUE;

  /** FNV-1a over sign-extended bytes, computed by another program. */
  @ParameterizedTest
  @CsvSource({
    "<wh, 1048167652",
    "whe, 888420941",
    "<where>, 2319392596",
    "中, 3930512628",
    "<中, 3006752166",
    "é>, 4247996781",
    "😀, 604031496",
    "'', 2166136261"
  })
  void hashes_are_those_of_the_original(String text, long hash) {
    assertThat(Integer.toUnsignedLong(CharacterGrams.hash(text.getBytes(UTF_8)))).isEqualTo(hash);
  }

  @Test
  void buckets_are_hashes_without_sign_modulo_their_number() {
    assertThat(new CharacterGrams(7, 7, 2_000_000).buckets("where")).containsExactly(1_392_596);
  }

  @Test
  void an_english_word_has_its_n_grams_between_marks_in_the_order_of_their_start() {
    assertThat(new CharacterGrams(3, 3, MANY).buckets("where"))
        .isEqualTo(buckets("<wh", "whe", "her", "ere", "re>"));
    assertThat(new CharacterGrams(3, 6, MANY).buckets("of"))
        .isEqualTo(buckets("<of", "<of>", "of>"));
  }

  @Test
  void characters_are_counted_not_bytes() {
    assertThat(new CharacterGrams(2, 3, MANY).buckets("中国"))
        .isEqualTo(buckets("<中", "<中国", "中国", "中国>", "国>"));
    assertThat(new CharacterGrams(3, 3, MANY).buckets("a😀é"))
        .isEqualTo(buckets("<a😀", "a😀é", "😀é>"));
  }

  @Test
  void a_mark_alone_is_no_n_gram_but_a_single_character_is() {
    assertThat(new CharacterGrams(1, 1, MANY).buckets("ab")).isEqualTo(buckets("a", "b"));
    assertThat(new CharacterGrams(1, 2, MANY).buckets("中")).isEqualTo(buckets("<中", "中", "中>"));
    assertThat(new CharacterGrams(0, 1, MANY).buckets("a")).isEqualTo(buckets("a"));
  }

  @Test
  void a_word_of_one_character_has_itself_with_marks() {
    assertThat(new CharacterGrams(3, 6, MANY).buckets("a")).isEqualTo(buckets("<a>"));
    assertThat(new CharacterGrams(4, 6, MANY).buckets("a")).isEmpty();
    assertThat(new CharacterGrams(3, 6, MANY).buckets("")).isEmpty();
  }

  @Test
  void the_end_of_a_line_has_no_n_grams() {
    assertThat(CharacterGrams.defaults().buckets("</s>")).isEmpty();
    assertThat(CharacterGrams.defaults().buckets("</t>")).isNotEmpty();
  }

  @Test
  void without_a_longest_n_gram_there_are_none() {
    assertThat(new CharacterGrams(0, 0, 0).buckets("where")).isEmpty();
  }

  @Test
  void settings_that_contradict_one_another_are_refused() {
    assertThatThrownBy(() -> new CharacterGrams(4, 3, 10))
        .hasMessage("min-n must be at most max-n (3), not 4");
    assertThatThrownBy(() -> new CharacterGrams(-1, 3, 10)).hasMessageContaining("min-n");
    assertThatThrownBy(() -> new CharacterGrams(1, 101, 10)).hasMessageContaining("max-n");
    assertThatThrownBy(() -> new CharacterGrams(3, 6, 0)).hasMessageContaining("buckets");
  }

  /** The definition, by strings: all substrings of code points, in order. */
  @Property(tries = 300)
  void n_grams_are_all_substrings_of_their_lengths(
      @ForAll @StringLength(max = 12) String text,
      @ForAll @IntRange(min = 0, max = 4) int minN,
      @ForAll @IntRange(min = 0, max = 4) int more) {
    String word = new String(text.getBytes(UTF_8), UTF_8); // no halves of surrogate pairs
    CharacterGrams grams = new CharacterGrams(minN, Math.max(1, minN + more), MANY);
    int[] points = ("<" + word + ">").codePoints().toArray();
    List<String> expected = new ArrayList<>();
    for (int start = 0; start < points.length; start++) {
      for (int n = Math.max(1, minN); n <= grams.maxN() && start + n <= points.length; n++) {
        if (n > 1 || (start > 0 && start < points.length - 1)) {
          expected.add(new String(points, start, n));
        }
      }
    }
    assertThat(grams.buckets(word)).isEqualTo(buckets(expected.toArray(String[]::new)));
  }

  private static int[] buckets(String... grams) {
    int[] buckets = new int[grams.length];
    for (int i = 0; i < grams.length; i++) {
      int hash = CharacterGrams.hash(grams[i].getBytes(UTF_8));
      buckets[i] = Integer.remainderUnsigned(hash, MANY);
    }
    return buckets;
  }
}
