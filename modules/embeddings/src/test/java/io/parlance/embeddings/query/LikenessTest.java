package io.parlance.embeddings.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LikenessTest {
  private final Embeddings embeddings =
      Fixtures.of(
          List.of("cat", "dog", "horse", "car", "nothing"),
          new float[][] {{9, 1}, {2, 0}, {3, 0.5f}, {0, 1}, {0, 0}});

  @Test
  void likeness_is_the_cosine() {
    assertThat(Likeness.cosine(embeddings, "dog", "car")).isZero();
    assertThat(Likeness.cosine(embeddings, "cat", "dog")).isCloseTo(0.9938837f, within(1e-6f));
    assertThat(Likeness.cosine(embeddings, "cat", "cat")).isCloseTo(1f, within(1e-6f));
    assertThat(Likeness.cosine(embeddings, "cat", "nothing")).isZero();
  }

  @Test
  void the_odd_one_out_comes_first() {
    assertThat(Likeness.oddOneOut(embeddings, List.of("cat", "dog", "car", "horse")))
        .extracting(Likeness.Member::word)
        .startsWith("car")
        .hasSize(4);
  }

  @Test
  void of_two_words_none_is_odd_and_unknown_ones_are_named() {
    assertThatThrownBy(() -> Likeness.oddOneOut(embeddings, List.of("cat", "dog")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the odd one out needs at least three words, not 2");
    assertThatThrownBy(() -> Likeness.oddOneOut(embeddings, List.of("cat", "dog", "moose")))
        .isInstanceOf(UnknownWordException.class)
        .hasMessage("not in the vocabulary: \"moose\"");
  }
}
