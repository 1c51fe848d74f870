package io.parlance.embeddings.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.memory.MemoryPlan.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {
  private final Stage small = Stage.of("reading").with("ids", "", 3).with("words", "2 × 2", 4);
  private final Stage large = Stage.of("learning").with("weights", "", 9).with("none", "", 0);

  @Test
  void the_peak_is_the_stage_that_takes_most() {
    MemoryPlan plan = MemoryPlan.of(small, large, Stage.of("saving").with("copy", "", 9));
    assertThat(plan.peak()).isEqualTo(large);
    assertThat(plan.bytes()).isEqualTo(9);
    assertThat(small.bytes()).isEqualTo(7);
  }

  @Test
  void a_part_that_takes_nothing_is_none() {
    assertThat(large.parts()).extracting(MemoryPlan.Part::name).containsExactly("weights");
  }

  @Test
  void a_plan_needs_a_stage_and_no_part_is_below_nothing() {
    assertThatThrownBy(() -> new MemoryPlan(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> small.with("odd", "", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("odd cannot take -1 bytes");
  }

  @Test
  void the_peak_of_the_process_holds_all_of_it() {
    ProcessPeak peak = ProcessPeak.of(1 << 20, 1L << 40, 2, 0);
    assertThat(peak.living()).isEqualTo((1L << 40) + (1 << 20));
    assertThat(peak.bytes()).isGreaterThan(peak.living() + (100 << 20));
  }
}
