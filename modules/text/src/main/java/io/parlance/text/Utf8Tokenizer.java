package io.parlance.text;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A tokenizer that goes from UTF-8 to UTF-8: a corpus of a hundred megabytes makes no strings on
 * its way to ids.
 */
abstract class Utf8Tokenizer implements Tokenizer {

  /** Gives the tokens of {@code text[from … to)}, sound UTF-8, to {@code sink}. */
  abstract void tokenize(byte[] text, int from, int to, TokenSink sink);

  @Override
  public final void tokenize(CharSequence text, Consumer<String> sink) {
    byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
    tokenize(
        utf8,
        0,
        utf8.length,
        (bytes, from, to) ->
            sink.accept(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
  }

  /** Any tokenizer as one of these. */
  static Utf8Tokenizer of(Tokenizer tokenizer) {
    if (tokenizer instanceof Utf8Tokenizer utf8) {
      return utf8;
    }
    return new Utf8Tokenizer() {
      @Override
      void tokenize(byte[] text, int from, int to, TokenSink sink) {
        tokenizer.tokenize(
            new String(text, from, to - from, StandardCharsets.UTF_8),
            token -> {
              byte[] utf8 = token.getBytes(StandardCharsets.UTF_8);
              sink.token(utf8, 0, utf8.length);
            });
      }
    };
  }
}
