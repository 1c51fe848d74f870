package io.parlance.text;

/** Takes tokens as UTF-8; the bytes are the tokenizer's and change after the call. */
@FunctionalInterface
interface TokenSink {
  void token(byte[] utf8, int from, int to);
}
