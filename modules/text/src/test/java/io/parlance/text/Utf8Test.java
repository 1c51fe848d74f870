package io.parlance.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Held against Java's own decoder. */
class Utf8Test {
  private final Utf8 utf8 = new Utf8();

  @Property(tries = 5000)
  void bytes_are_repaired_as_java_decodes_them(@ForAll("bytes") byte[] bytes) {
    // Java takes an encoded surrogate for one broken part, Unicode for three.
    Assume.that(
        !new String(bytes, StandardCharsets.ISO_8859_1).matches("(?s).*\u00ed[\u00a0-\u00bf].*"));
    String expected = new String(bytes, StandardCharsets.UTF_8);
    utf8.check(bytes, 0, bytes.length);
    utf8.repair(bytes, 0, bytes.length);
    String repaired = new String(utf8.repaired(), 0, utf8.repairedLength(), StandardCharsets.UTF_8);
    assertThat(repaired).isEqualTo(expected);
    assertThat(utf8.characters()).isEqualTo(expected.codePointCount(0, expected.length()));
    assertThat(utf8.firstNul()).isEqualTo(indexOfNul(bytes));
    boolean sound = Arrays.equals(expected.getBytes(StandardCharsets.UTF_8), bytes);
    assertThat(utf8.brokenSequences() == 0).isEqualTo(sound);
  }

  @Example
  void an_encoded_surrogate_is_broken_and_its_neighbours_are_sound() {
    byte[] bytes = {(byte) 0xED, (byte) 0x9F, (byte) 0xBF, (byte) 0xED, (byte) 0xA0, (byte) 0x80};
    utf8.check(bytes, 0, bytes.length);
    assertThat(utf8.brokenSequences()).isEqualTo(3);
    assertThat(utf8.brokenBytes()).isEqualTo(3);
    assertThat(utf8.firstBroken()).isEqualTo(3);
  }

  @Property(tries = 2000)
  void text_goes_to_chars_and_back(@ForAll String text) {
    byte[] expected = text.replaceAll("[\ud800-\udfff]", "\ufffd").getBytes(StandardCharsets.UTF_8);
    Utf8Buffer buffer = new Utf8Buffer();
    buffer.encode(text.toCharArray(), 0, text.length());
    assertThat(Arrays.copyOf(buffer.bytes(), buffer.length())).isEqualTo(expected);
    char[] chars = new char[expected.length];
    int length = Utf8Buffer.decode(expected, 0, expected.length, chars);
    assertThat(new String(chars, 0, length))
        .isEqualTo(new String(expected, StandardCharsets.UTF_8));
  }

  /** Leads and continuations from the edges of the table, and anything. */
  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<Byte> edge =
        Arbitraries.of(0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf)
            .map(Integer::byteValue);
    Arbitrary<Byte> lead =
        Arbitraries.of(0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff)
            .map(Integer::byteValue);
    return Arbitraries.oneOf(edge, lead, Arbitraries.bytes()).array(byte[].class).ofMaxSize(40);
  }

  private static int indexOfNul(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
