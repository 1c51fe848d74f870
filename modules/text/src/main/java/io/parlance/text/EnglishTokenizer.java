package io.parlance.text;

/**
 * Words by Unicode's rules, lower-case, possessive stripped. No word goes across ASCII white space,
 * so each piece between is ASCII and goes the fast way, or goes to Lucene.
 */
final class EnglishTokenizer extends Utf8Tokenizer {
  private final NumberRule numbers;
  private final AsciiWords ascii;
  private final UnicodeWords unicode;
  private char[] chars = new char[256];

  EnglishTokenizer(boolean lowerCase, NumberRule numbers) {
    this.numbers = numbers;
    this.ascii = new AsciiWords(lowerCase);
    this.unicode = new UnicodeWords(lowerCase);
  }

  @Override
  void tokenize(byte[] text, int from, int to, TokenSink sink) {
    TokenSink target = numbers.before(sink);
    Pieces.split(
        text,
        from,
        to,
        (start, end) -> ascii.tokenize(text, start, end, target),
        (start, end) -> {
          chars = Utf8Buffer.atLeast(chars, end - start);
          int length = Utf8Buffer.decode(text, start, end, chars);
          unicode.tokenize(chars, 0, length, target);
        });
  }
}
