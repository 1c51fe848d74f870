package io.parlance.trainers.glove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class GloveOptionsTest {
  private static final GloveOptions DEFAULTS = GloveOptions.defaults();

  @Test
  void defaults_are_those_of_the_documentation() {
    assertThat(DEFAULTS.dimension()).isEqualTo(100);
    assertThat(DEFAULTS.window()).isEqualTo(10);
    assertThat(DEFAULTS.symmetric()).isTrue();
    assertThat(DEFAULTS.epochs()).isEqualTo(15);
    assertThat(DEFAULTS.xMax()).isEqualTo(10);
    assertThat(DEFAULTS.power()).isEqualTo(0.75);
    assertThat(DEFAULTS.eta()).isEqualTo(0.05);
    assertThat(DEFAULTS.seed()).isOne();
  }

  @Test
  void settings_out_of_range_are_refused_with_what_was_expected() {
    List<UnaryOperator<GloveOptions>> wrong =
        List.of(
            o -> o.withDimension(0),
            o -> o.withDimension(10_001),
            o -> o.withWindow(0),
            o -> o.withWindow(1001),
            o -> o.withEpochs(0),
            o -> o.withXMax(0),
            o -> o.withXMax(Double.NaN),
            o -> o.withPower(-1),
            o -> o.withPower(11),
            o -> o.withEta(0),
            o -> o.withEta(Double.POSITIVE_INFINITY),
            o -> o.withThreads(0),
            o -> o.withMemory(0));
    for (UnaryOperator<GloveOptions> change : wrong) {
      assertThatThrownBy(() -> change.apply(DEFAULTS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching(".* must be .*, not .*");
    }
  }

  @Test
  void what_settings_a_model_file_keeps_does_not_tell_threads_or_memory() {
    assertThat(DEFAULTS.withThreads(7).withMemory(1).provenance().entries())
        .isEqualTo(DEFAULTS.withThreads(3).provenance().entries());
  }
}
