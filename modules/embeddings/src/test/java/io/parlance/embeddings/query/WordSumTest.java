package io.parlance.embeddings.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WordSumTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          king                      | king               |
          king - man + woman        | king,woman         | man
          - man + king              | king               | man
          check-in + c++            | check-in,c++       |
          -30 - a-b                 | -30                | a-b
          new york - "los  angeles" | new york           | los  angeles
          "+" - "-"                 | +                  | -
          + king                    | king               |
          国王 - 男人 + 女人            | 国王,女人            | 男人
          """)
  void operators_stand_alone_and_everything_else_is_words(
      String expression, String plus, String minus) {
    WordSum sum = WordSum.parse(expression);
    assertThat(sum.plus()).containsExactly(plus.split(","));
    assertThat(sum.minus()).isEqualTo(minus == null ? List.of() : List.of(minus.split(",")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "+", "king -", "king - + man", "+ - king", "\"king"})
  void operators_without_words_and_quotes_without_end_are_refused(String expression) {
    assertThatThrownBy(() -> WordSum.parse(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + expression + "\": ");
  }

  @Property
  void any_text_is_a_sum_or_refused_for_a_reason(@ForAll String expression) {
    try {
      assertThat(WordSum.parse(expression).words()).isNotEmpty();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).contains(expression);
    }
  }
}
