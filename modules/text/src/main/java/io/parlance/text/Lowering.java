package io.parlance.text;

import java.nio.charset.StandardCharsets;

/** Makes tokens lower-case, code point by code point, as Lucene's LowerCaseFilter. */
final class Lowering {
  private byte[] scratch = new byte[256];

  TokenSink before(TokenSink sink) {
    return (utf8, from, to) -> {
      boolean ascii = true;
      if (scratch.length < to - from) {
        scratch = new byte[to - from];
      }
      for (int i = from; i < to; i++) {
        ascii &= utf8[i] >= 0;
        scratch[i - from] = utf8[i] >= 'A' && utf8[i] <= 'Z' ? (byte) (utf8[i] | 0x20) : utf8[i];
      }
      if (ascii) {
        sink.token(scratch, 0, to - from);
        return;
      }
      String token = new String(utf8, from, to - from, StandardCharsets.UTF_8);
      int[] lower = token.codePoints().map(Character::toLowerCase).toArray();
      byte[] lowered = new String(lower, 0, lower.length).getBytes(StandardCharsets.UTF_8);
      sink.token(lowered, 0, lowered.length);
    };
  }
}
