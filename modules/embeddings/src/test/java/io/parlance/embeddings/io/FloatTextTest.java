package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FloatTextTest {
  private static String write(float value) {
    byte[] text = new byte[FloatText.LONGEST];
    return new String(text, 0, FloatText.write(value, text, 0), US_ASCII);
  }

  private static float parse(String text) {
    byte[] bytes = ("x" + text + "7").getBytes(US_ASCII);
    return FloatText.parse(bytes, 1, bytes.length - 1);
  }

  @Property(tries = 20_000)
  void any_finite_float_reads_back_bit_for_bit(@ForAll int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isFinite(value)) {
      assertThat(Float.floatToRawIntBits(parse(write(value)))).isEqualTo(bits);
      assertThat(Float.parseFloat(write(value))).isEqualTo(value);
    }
  }

  @Property(tries = 20_000)
  void floats_of_the_usual_size_are_as_short_as_any_that_reads_back(@ForAll("usual") float value) {
    String digits = write(value).replaceAll("e.*|[-.]", "").replaceAll("^0+|0+$", "");
    for (int fewer = 1; fewer < digits.length(); fewer++) {
      String shorter = String.format(java.util.Locale.ROOT, "%." + (fewer - 1) + "e", value);
      assertThat(Float.parseFloat(shorter)).as(shorter).isNotEqualTo(value);
    }
  }

  @Provide
  Arbitrary<Float> usual() {
    return Arbitraries.integers()
        .between(Float.floatToRawIntBits(1e-6f), Float.floatToRawIntBits(1e6f))
        .map(Float::intBitsToFloat);
  }

  @Property(tries = 20_000)
  void any_decimal_reads_as_the_nearest_float(@ForAll("decimals") String decimal) {
    float nearest = Float.parseFloat(decimal);
    if (Float.isInfinite(nearest)) {
      assertThat(parse(decimal)).isNaN();
    } else {
      assertThat(Float.floatToRawIntBits(parse(decimal)))
          .isEqualTo(Float.floatToRawIntBits(nearest));
    }
  }

  @Provide
  Arbitrary<String> decimals() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(25);
    Arbitrary<Integer> exponents = Arbitraries.integers().between(-60, 50);
    return Combinators.combine(Arbitraries.of("", "-", "+"), digits, digits, exponents)
        .as((sign, whole, part, exponent) -> sign + whole + "." + part + "e" + exponent);
  }

  @Property(tries = 5_000)
  void decimals_next_to_the_middle_between_two_floats_go_to_the_right_side(
      @ForAll("usual") float f) {
    double middle = ((double) f + Math.nextUp(f)) / 2;
    for (double near : new double[] {Math.nextDown(middle), middle, Math.nextUp(middle)}) {
      String decimal = new java.math.BigDecimal(near).toPlainString();
      String rounded = Double.toString(near);
      assertThat(parse(decimal)).isEqualTo(Float.parseFloat(decimal));
      assertThat(parse(rounded)).isEqualTo(Float.parseFloat(rounded));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "100, 100",
    "0.1, 0.1",
    "-0.25, -0.25",
    "1e-7, 1e-7",
    "0.000012345, 0.000012345",
    "1.5e-9, 1.5e-9",
    "123456.79, 123456.79",
    "1.25e-10, 1.25e-10"
  })
  void numbers_are_written_plainly(float value, String expected) {
    assertThat(write(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e+",
        "nan",
        "NaN",
        "inf",
        "-Infinity",
        "1.2.3",
        "1,5",
        "0x10",
        "1f",
        "1d",
        "--1",
        "1e39",
        "1 ",
        "١"
      })
  void what_is_no_finite_decimal_is_none(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(FloatText.parse(bytes, 0, bytes.length)).isNaN();
  }

  @Test
  void the_longest_floats_fit_the_promised_length() {
    for (float value : new float[] {-Float.MAX_VALUE, -Float.MIN_VALUE, -Float.MIN_NORMAL}) {
      assertThat(write(value).length()).isLessThanOrEqualTo(FloatText.LONGEST);
    }
  }
}
