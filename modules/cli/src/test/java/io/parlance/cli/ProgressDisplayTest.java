package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Measure;
import io.parlance.trainers.TrainingProgress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressDisplayTest {
  private static final TrainingProgress HALF = progress(0.5, 3723, 1_234_567, 0.25, 0.0125);

  private final AtomicLong seconds = new AtomicLong();

  private static TrainingProgress progress(
      double fraction, double left, double speed, double loss, double rate) {
    return new TrainingProgress(
        TrainingProgress.TRAINING,
        fraction,
        left,
        List.of(Measure.speed("words", speed), Measure.loss(loss), new Measure("lr", rate, 5)));
  }

  @Test
  void a_phase_other_than_training_is_named() {
    MemoryStreams memory = MemoryStreams.terminal(100);
    display(memory)
        .progress(new TrainingProgress("counting", 0.25, 5, List.of(Measure.speed("words", 1000))));
    assertThat(memory.err()).contains("counting [#####...............] 25%  1,000 words/s");
  }

  private ProgressDisplay display(MemoryStreams memory) {
    return new ProgressDisplay(
        memory.streams(), true, () -> TimeUnit.SECONDS.toNanos(seconds.get()));
  }

  @Test
  void away_from_a_terminal_a_plain_line_comes_every_30_seconds() {
    MemoryStreams memory = MemoryStreams.plain("");
    ProgressDisplay display = display(memory);
    for (int second = 0; second <= 65; second++) {
      seconds.set(second);
      display.progress(HALF);
    }
    String line = "training 50%  1,234,567 words/s  loss 0.2500  lr 0.01250  left 1:02:03";
    assertThat(memory.err().lines()).containsExactly(line, line);
  }

  @Test
  void what_an_epoch_could_not_measure_is_passed_over() {
    MemoryStreams memory = MemoryStreams.plain("");
    display(memory)
        .epoch(
            new EpochReport(
                "epoch", 1, 2, List.of(Measure.loss(Double.NaN), Measure.speed("words", 500))));
    assertThat(memory.err().lines()).containsExactly("epoch 1  500 words/s");
  }

  @Test
  void on_a_terminal_a_bar_is_redrawn_and_taken_away_before_a_line() {
    MemoryStreams memory = MemoryStreams.terminal(100);
    ProgressDisplay display = display(memory);
    display.progress(HALF);
    display.epoch(
        new EpochReport("epoch", 1, 2, List.of(Measure.loss(0.5), Measure.speed("words", 500))));
    assertThat(memory.err())
        .startsWith("\r\u001b[?7l[##########..........] 50%  1,234,567 words/s")
        .endsWith(
            "left 1:02:03\u001b[K\u001b[?7h\r\u001b[Kepoch 1  loss 0.5000  500 words/s"
                + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource({
    "100, [##########..........] 50%  1234567 words/s  loss 0.2500  lr 0.01250  left 1:02:03",
    "85, [##########..........] 50%  1234567 words/s  loss 0.2500  lr 0.01250  left 1:02:03",
    "84, [#####.....] 50%  1234567 words/s  loss 0.2500  lr 0.01250  left 1:02:03",
    "70, [#####.....] 50%  1234567 words/s  loss 0.2500  left 1:02:03",
    "60, 50%  1234567 words/s  loss 0.2500  left 1:02:03",
    "40, 50%  1234567 words/s  left 1:02:03",
    "20, 50%  left 1:02:03",
    "5, 50%"
  })
  void what_is_drawn_fits_the_terminal(int columns, String line) {
    MemoryStreams memory = MemoryStreams.terminal(columns);
    display(memory).progress(HALF);
    assertThat(memory.err().replaceAll("\u001b\\[[?0-9]*[a-zA-Z]|[\r,]", "")).isEqualTo(line);
  }

  @Test
  void before_anything_is_measured_nothing_is_foretold() {
    MemoryStreams memory = MemoryStreams.terminal(100);
    display(memory).progress(progress(0.001, 1e9, 5, Double.NaN, 0.025));
    assertThat(memory.err()).contains("left ?").doesNotContain("loss", "NaN");
  }

  @Test
  void an_unknown_time_is_told_as_such() {
    assertThat(ProgressDisplay.clock(Double.NaN)).isEqualTo("?");
    assertThat(ProgressDisplay.clock(Double.POSITIVE_INFINITY)).isEqualTo("?");
    assertThat(ProgressDisplay.clock(59.6)).isEqualTo("1:00");
  }
}
