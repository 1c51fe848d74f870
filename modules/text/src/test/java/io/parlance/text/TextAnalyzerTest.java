package io.parlance.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextAnalyzerTest {

  private static List<String> tokens(String analyzer, String text) {
    return TextAnalyzer.named(analyzer).tokens(text);
  }

  @Test
  void english_is_lower_case_words_without_possessive() {
    assertThat(tokens("english", "The U.S.A.'s O'Neill didn't pay $3,141.59 — Tom's “café”…"))
        .containsExactly(
            "the", "u.s.a", "s", "o'neill", "didn't", "pay", "3,141.59", "tom", "café");
  }

  @Test
  void chinese_text_becomes_words_and_keeps_latin_ones_whole() {
    assertThat(tokens("chinese", "我在２０２２年买了iPhone 14和ＵＳＢ线，很好！"))
        .containsExactly(
            "我", "在", "2022", "年", "买", "了", "iphone", "14", "和", "usb", "线", "很", "好");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "chinese"})
  void traditional_text_gives_the_words_of_simplified_text(String analyzer) {
    assertThat(tokens(analyzer, "我們在臺灣學習漢語，覺得很有意思。"))
        .isEqualTo(tokens(analyzer, "我们在台湾学习汉语，觉得很有意思。"))
        .contains("学习", "汉语");
  }

  @Test
  void auto_splits_both_languages_in_one_text() {
    assertThat(tokens("auto", "Peking University (北京大学) is in 北京. Tom's 书"))
        .containsExactly("peking", "university", "北京大学", "is", "in", "北京", "tom", "书");
  }

  @Test
  void auto_leaves_japanese_and_korean_to_unicodes_rules() {
    assertThat(tokens("auto", "東京タワー。한국어 단어，學習"))
        .containsExactly("東", "京", "タワー", "한국어", "단어", "学习");
    assertThat(tokens("chinese", "東京")).containsExactly("东京");
  }

  @Test
  void whitespace_takes_words_as_they_stand() {
    assertThat(tokens("whitespace", " The\tU.S.\u00a0x,y\u3000中文\u2003-\n𝄞\u0085z "))
        .containsExactly("The", "U.S.", "x,y", "中文", "-", "𝄞", "z");
  }

  @Test
  void a_chain_is_made_of_lucenes_factories() {
    assertThat(tokens("chain:standard,lowercase,asciifolding", "Crème BRÛLÉE"))
        .containsExactly("creme", "brulee");
    assertThat(tokens("chain:htmlstrip,whitespace,uppercase", "<b>bold</b> move"))
        .containsExactly("BOLD", "MOVE");
  }

  @Test
  void numbers_and_case_are_switched_by_parameters() {
    String text = "In 1998 Room 12b cost 3.50 中文７";
    assertThat(tokens("english?numbers=fold&case=keep", "In 1998 Room 12b cost 3.50"))
        .containsExactly("In", "0000", "Room", "12b", "cost", "0.00");
    assertThat(tokens("auto?numbers=drop", text))
        .containsExactly("in", "room", "12b", "cost", "中文");
    assertThat(tokens("whitespace?case=lower", "ÀB Cd")).containsExactly("àb", "cd");
  }

  @ParameterizedTest
  @CsvSource({
    "auto, auto",
    "english, english",
    "english?case=lower&numbers=keep, english",
    "english?numbers=fold&case=keep, english?case=keep&numbers=fold",
    "whitespace?case=lower, whitespace?case=lower",
    "'chain:standard,lowercase', 'chain:standard,lowercase'"
  })
  void a_name_makes_the_same_analyzer_again(String spec, String name) {
    assertThat(TextAnalyzer.named(spec).name()).isEqualTo(name);
    assertThat(TextAnalyzer.named(name).name()).isEqualTo(name);
  }

  @Test
  void each_name_but_the_chains_names_an_analyzer() {
    for (String name : TextAnalyzer.names()) {
      if (!name.equals("chain:")) {
        assertThat(TextAnalyzer.named(name).tokens("two words")).containsExactly("two", "words");
      }
    }
  }

  @Test
  void unknown_names_are_answered_with_those_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextAnalyzer.named("englisch"))
        .withMessage(
            "analyzer englisch is unknown; there are auto, english, chinese, whitespace, chain:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextAnalyzer.named("auto?numbers=no"))
        .withMessageContaining("'numbers=no' is unknown; there are case=lower|keep");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextAnalyzer.named("chain:standard,lowercasse"))
        .withMessageContaining("no token filter 'lowercasse'; near it are lowercase");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextAnalyzer.named("chain:lowercase"))
        .withMessageContaining("no tokenizer 'lowercase'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextAnalyzer.named("chain:"))
        .withMessageContaining("no tokenizer ''");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextAnalyzer.named("chain:standard,synonym"))
        .withMessageContaining("Lucene cannot make 'synonym'");
  }

  @Test
  void the_users_words_are_taken_whole_the_longest_first(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("words.txt");
    Files.writeString(file, "\uFEFF# my words\n云计算 12 n\n云计算平台\r\n卡拉OK\n機器學習\n\nplain\n");
    TextAnalyzer analyzer = TextAnalyzer.named("chinese", file);
    assertThat(analyzer.tokens("他在云计算平台上唱卡拉ok，不是卡拉OKAY；学机器学习"))
        .contains("云计算平台", "卡拉ok", "机器学习", "okay")
        .doesNotContain("云计算");
    assertThat(analyzer.name()).isEqualTo("chinese");
  }

  @Test
  void a_dictionary_that_cannot_serve_is_named(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("words.txt");
    assertThatThrownBy(() -> TextAnalyzer.named("auto", file))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("cannot read dictionary " + file + ": no such file");
    Files.writeString(file, "# nothing\nlatin\n");
    assertThatThrownBy(() -> TextAnalyzer.named("auto", file))
        .hasMessage("dictionary " + file + " holds no Chinese word");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextAnalyzer.named("english", file))
        .withMessageContaining("english takes no dictionary");
  }
}
