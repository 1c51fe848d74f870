package io.parlance.trainers.engines;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.text.DocumentUnit;
import org.junit.jupiter.api.Test;

class TrainingEngineTest {
  @Test
  void an_engine_that_is_not_on_the_class_path_is_refused_with_the_way_to_get_it_there() {
    assertThatThrownBy(() -> TrainingEngine.named("dl4j"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no engine \"dl4j\" on the class path; dl4j is the module parlance-dl4j, which"
                + " ./parlance puts there when asked for it by --engine dl4j or train doc2vec");
  }

  @Test
  void settings_out_of_range_are_refused_by_name() {
    assertThatThrownBy(() -> options(0, 5)).hasMessage("dim must be 1 to 10000, not 0");
    assertThatThrownBy(() -> options(100, 0)).hasMessage("negative must be 1 to 1000, not 0");
  }

  private static DocumentVectorOptions options(int dimension, int negative) {
    return new DocumentVectorOptions(
        dimension, 5, 5, false, negative, 1e-3, 0.025, DocumentUnit.LINE, 1, 1);
  }
}
