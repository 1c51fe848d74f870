package io.parlance.text.chinese;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimplifierTest {
  private static String simplified(String text) {
    char[] chars = text.toCharArray();
    new Simplifier().simplify(chars, 0, chars.length);
    return new String(chars);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "漢語與臺灣的歷史",
        "後",
        "位於山中",
        "乾坤顯著的變化",
        "我們隨著時間學習",
        "著名的編著者與顯著的論著",
        "餘下的飲食麵條後來吃",
        "於是單于來了說話"
      })
  void traditional_text_is_folded_as_icu_folds_it(String text) {
    String icu = Transliterator.getInstance("Traditional-Simplified").transliterate(text);
    assertThat(simplified(text)).isEqualTo(icu).isNotEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"著名俱乐部在大阪", "哪吒摔跤在氹仔", "知识份子的姊妹", "只有简体字"})
  void simplified_text_is_left_alone(String text) {
    assertThat(simplified(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"國際俱樂部, 国际俱乐部", "在大阪學習, 在大阪学习", "乾隆年間瞭望, 乾隆年间瞭望"})
  void characters_that_icu_folds_wrongly_are_spared(String text, String expected) {
    assertThat(simplified(text)).isEqualTo(expected);
  }
}
