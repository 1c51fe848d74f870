package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {
  @Test
  void units_are_powers_of_1024() {
    assertThat(MemorySize.parse("512m").bytes()).isEqualTo(512L << 20);
    assertThat(MemorySize.parse("4G").bytes()).isEqualTo(4L << 30);
    assertThat(MemorySize.parse("1t").bytes()).isEqualTo(1L << 40);
    assertThat(MemorySize.parse("100000000").bytes()).isEqualTo(100_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "g",
        "4x",
        "-1g",
        "0",
        "1.5g",
        "4 g",
        "63m",
        "9t",
        "999999999t",
        "99999999999g"
      })
  void anything_else_is_refused_with_what_is_expected(String text) {
    assertThatThrownBy(() -> MemorySize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64m");
  }
}
