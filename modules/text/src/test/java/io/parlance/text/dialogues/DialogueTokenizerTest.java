package io.parlance.text.dialogues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parlance.text.TextAnalyzer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueTokenizerTest {

  private static List<String> tokens(String analyzer, String text) {
    return DialogueTokenizer.named(analyzer).tokens(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "It's John's, isn't it? | it 's john 's , isn't it ?",
        "I don’t know… | i don't know ...",
        "well-known - or not -- | well - known -- or not --",
        "He said \"hi\" ('now'). | he said “ hi ” ( ‘ now ' ) .",
        "it ’ s , I ' m , do n't | it 's , i'm , don't",
        "Wow :) 😀👍🏽 👩‍👩‍👧 <3 | wow :) 😀 👍🏽 👩‍👩‍👧 <3",
        "See http://a.org/B?c=1, or me@b.org! | see http://a.org/b?c=1 , or me@b.org !",
        "the 90's, $5.50 at 10:30 | the 90 's , $ 5.50 at 10 : 30",
        "and/or 50% | and / or 50 %",
        "他说：“我用iPhone １４。” | 他 说 : “ 我 用 iphone 14 . ”",
        "《紅樓夢》——好！…… | 《 红楼梦 》 -- 好 ! ...",
        "tab\u0007\u200b and\u0000nul \uFFFD | tab andnul",
      })
  void words_are_the_analyzers_and_marks_are_tokens(String text, String expected) {
    assertThat(tokens("auto", text)).containsExactly(expected.strip().split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "english", "chinese"})
  void every_word_of_the_analyzer_is_a_token(String analyzer) {
    String text = "The U.S.A.'s O'Neill didn't pay $3,141.59 for 我们 of foo_bar, 2022 café 学习汉语!";
    assertThat(tokens(analyzer, text))
        .containsSubsequence(TextAnalyzer.named(analyzer).tokens(text));
  }

  @Test
  void whitespace_splits_at_white_space_only() {
    assertThat(tokens("whitespace", " Hello,\tWORLD!  it's "))
        .containsExactly("Hello,", "WORLD!", "it's");
    DialogueTokenizer lower = DialogueTokenizer.named("whitespace?case=lower");
    assertThat(lower.tokens("Hello, You")).containsExactly("hello,", "you");
    assertThat(lower.text(List.of("i", ",", "you"))).isEqualTo("i , you");
  }

  @Test
  void case_and_numbers_are_kept_or_folded_as_the_analyzer_does() {
    DialogueTokenizer kept = DialogueTokenizer.named("english?case=keep&numbers=fold");
    assertThat(kept.tokens("In 1998 Tom's I")).containsExactly("In", "0000", "Tom", "'s", "I");
    assertThat(kept.text(List.of("in", "0000", "i", "."))).isEqualTo("in 0000 i.");
  }

  @Test
  void a_chain_is_refused_since_no_text_can_be_made_of_its_words() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DialogueTokenizer.named("chain:standard,lowercase"))
        .withMessageContaining("use auto, english, chinese or whitespace");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "it 's john 's , isn't it ? | It's john's, isn't it?",
        "well , i think i'm fine . you ? | Well, I think I'm fine. You?",
        "he said “ hi ” ( ‘ now ' ) . | He said \"hi\" ('now').",
        "a well - known one -- or not ... | A well-known one - or not...",
        "at 10 : 30 for $ 5.50 , 50 % off | At 10:30 for $5.50, 50% off",
        "and / or :d ! | And/or :D !",
        "他 说 : “ 我 用 iphone 14 . ” | 他说：“我用 iphone 14。”",
        "《 红楼梦 》 -- 好 ! ... | 《红楼梦》——好！……",
        "2004 年 6 月 ( 周 五 ) | 2004年6月（周五）",
        "the word 你好 means hello . | The word 你好 means hello.",
      })
  void text_reads_as_people_write_it(String tokens, String expected) {
    DialogueTokenizer tokenizer = DialogueTokenizer.named("auto");
    assertThat(tokenizer.text(List.of(tokens.strip().split(" ", -1)))).isEqualTo(expected);
  }

  @Test
  void text_comes_token_by_token_and_an_opening_mark_with_its_word() {
    SurfaceText surface = DialogueTokenizer.named("auto").surface();
    assertThat(surface.append("he")).isEqualTo("He");
    assertThat(surface.append("“")).isEmpty();
    assertThat(surface.append("i'm")).isEqualTo(" \"I'm");
    assertThat(surface.append("”")).isEqualTo("\"");
    assertThat(surface.append("(")).isEmpty();
    assertThat(surface.finish()).isEqualTo(" (");
    assertThat(surface.finish()).isEmpty();
  }
}
