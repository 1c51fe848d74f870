package io.parlance.text.dialogues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Text that is made of tokens has these tokens, whatever they are. */
class SurfaceTextProperties {
  private final DialogueTokenizer auto = DialogueTokenizer.named("auto");
  private final DialogueTokenizer english = DialogueTokenizer.named("english");
  private final DialogueTokenizer whitespace = DialogueTokenizer.named("whitespace");

  @Property(tries = 3000)
  void english_text_gives_its_tokens_again(@ForAll("english") String text) {
    assertGivesItsTokensAgain(english, text);
    assertGivesItsTokensAgain(auto, text);
    assertGivesItsTokensAgain(whitespace, text);
  }

  @Property(tries = 3000)
  void mixed_text_gives_its_tokens_again(@ForAll("mixed") String text) {
    assertGivesItsTokensAgain(auto, text);
  }

  @Property(tries = 1000)
  void any_characters_give_tokens_and_these_a_text(@ForAll String text) {
    List<String> tokens = auto.tokens(text);
    assertThat(tokens).noneMatch(token -> token.isBlank() || token.contains(" "));
    assertThat(auto.text(tokens)).doesNotContain("\n");
  }

  private static void assertGivesItsTokensAgain(DialogueTokenizer tokenizer, String text) {
    List<String> tokens = tokenizer.tokens(text);
    String surface = tokenizer.text(tokens);
    assertThat(tokenizer.tokens(surface)).as("%s -> %s", text, surface).isEqualTo(tokens);
  }

  private static Arbitrary<String> marks() {
    return Arbitraries.of(
        "'", "\"", "`", "-", "--", "–", "—", ".", "..", "…", ",", "!", "?", ";", ":", "(", ")", "[",
        "]", "/", "$", "%", "#", "@", "&", "+", "*", "_", "<", ">", "^", "~", "=", "|", "\\", "'s",
        "°", "{", "}");
  }

  private static Arbitrary<String> words() {
    return Arbitraries.of(
        "a",
        "s",
        "I",
        "I'm",
        "Tom's",
        "it's",
        "don't",
        "n't",
        "do",
        "3.14",
        "10",
        "5",
        "1,000",
        "U.S.A.",
        "naïve",
        "x2",
        "Größe",
        "📞",
        "❤️",
        "👩‍👩‍👧",
        "😀",
        ":)",
        ":D",
        ":",
        "<3",
        "D",
        "P",
        "xd",
        " http://a.com/b?c=1 ",
        " www.x.org ",
        " me@x.org ",
        "1️⃣",
        "é",
        "Ελλάδα",
        "한국어",
        "foo_bar");
  }

  @Provide
  Arbitrary<String> english() {
    Arbitrary<String> space = Arbitraries.of(" ", " ", "  ", "\t", "\u00a0");
    return pieces(Arbitraries.oneOf(space, space, marks(), words()));
  }

  @Provide
  Arbitrary<String> mixed() {
    // White space between Chinese characters is not kept, and words may go across it afterwards.
    Arbitrary<String> chinese =
        Arbitraries.of("我们", "你好", "学习", "電影", "是", "的", "北京大学", "タワー", "一", "不", "好");
    Arbitrary<String> signs =
        Arbitraries.of(
            "，", "。", "！", "？", "、", "：", "；", "（", "）", "“好”", "《", "》", "……", "——", "·", "～",
            "「你」", "％", "￥", "－", "．", "７", "ＵＳＢ");
    return pieces(
            Arbitraries.oneOf(
                chinese, chinese, signs, signs, marks(), words(), Arbitraries.of(" ")))
        .map(text -> text.replaceAll("(?<=[\\p{IsHan}\\p{IsKatakana}ー])\\s+", ""));
  }

  private static Arbitrary<String> pieces(Arbitrary<String> piece) {
    return piece.list().ofMaxSize(16).map(list -> String.join("", list));
  }
}
