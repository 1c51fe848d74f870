package io.parlance.embeddings.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointIntervalTest {

  @Test
  void times_have_units_and_epochs_are_counted() {
    assertThat(CheckpointInterval.parse("90s"))
        .isEqualTo(new CheckpointInterval.Time(Duration.ofSeconds(90)));
    assertThat(CheckpointInterval.parse("10m")).isEqualTo(CheckpointInterval.USUAL);
    assertThat(CheckpointInterval.parse("2h"))
        .isEqualTo(new CheckpointInterval.Time(Duration.ofHours(2)));
    assertThat(CheckpointInterval.parse("1epoch")).isEqualTo(new CheckpointInterval.Epochs(1));
    assertThat(CheckpointInterval.parse("3epochs")).isEqualTo(new CheckpointInterval.Epochs(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "never", "0s", "0epochs"})
  void nothing_is_kept_where_the_interval_is_never(String text) {
    assertThat(CheckpointInterval.parse(text)).isEqualTo(new CheckpointInterval.Never());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "-1m", "1.5h", "m", "10 m", "1d", "9999999s", "epoch", "1Epoch"})
  void all_else_is_refused(String text) {
    assertThatThrownBy(() -> CheckpointInterval.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as 90s, 10m or 2h, or epochs, as 1epoch, or never");
  }
}
