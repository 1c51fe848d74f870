package io.parlance.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The fast way and Lucene's chain are one and the same. */
class AsciiWordsTest {

  @Property(tries = 3000)
  void ascii_text_gives_the_tokens_of_lucenes_chain(
      @ForAll("ascii") String text, @ForAll boolean lowerCase) {
    assertThat(fast(text, lowerCase)).isEqualTo(lucene(text, lowerCase));
  }

  @Property(tries = 2000)
  void any_text_gives_the_tokens_of_lucenes_chain(@ForAll("mixed") String text) {
    assertThat(TextAnalyzer.named("english").tokens(text)).isEqualTo(lucene(text, true));
  }

  /** Mostly the characters that rules are about. */
  @Provide
  Arbitrary<String> ascii() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("aZs09_.,;:'\"- ").ofMaxLength(30),
        Arbitraries.strings().withCharRange('\0', '\u007f').ofMaxLength(60));
  }

  @Provide
  Arbitrary<String> mixed() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars("aZ0_.:' \t\n’é\u0301中あアー한ไ\u200d\u00a0\u3000“—❤\ufe0f#")
            .ofMaxLength(30),
        Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(40));
  }

  private static List<String> fast(String text, boolean lowerCase) {
    List<String> tokens = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    new AsciiWords(lowerCase).tokenize(bytes, 0, bytes.length, into(tokens));
    return tokens;
  }

  private static List<String> lucene(String text, boolean lowerCase) {
    List<String> tokens = new ArrayList<>();
    new UnicodeWords(lowerCase).tokenize(text.toCharArray(), 0, text.length(), into(tokens));
    return tokens;
  }

  private static TokenSink into(List<String> tokens) {
    return (utf8, from, to) ->
        tokens.add(new String(utf8, from, to - from, StandardCharsets.UTF_8));
  }
}
