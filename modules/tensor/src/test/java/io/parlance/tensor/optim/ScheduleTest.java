package io.parlance.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void every_schedule_warms_up_in_equal_steps() {
    List<Schedule> schedules =
        List.of(
            new Schedule.Constant(0.4, 4),
            new Schedule.InverseRoot(0.4, 4),
            new Schedule.Cosine(0.4, 0.1, 4),
            Schedule.Plateau.halving(0.4, 4));
    for (Schedule schedule : schedules) {
      for (int step = 1; step <= 4; step++) {
        assertThat(schedule.rate(step, 0)).isCloseTo(0.1 * step, within(1e-12));
      }
    }
  }

  @Test
  void a_constant_rate_stays() {
    assertThat(new Schedule.Constant(0.4, 0).rate(1, 0)).isEqualTo(0.4);
    assertThat(new Schedule.Constant(0.4, 4).rate(1_000_000, 1)).isEqualTo(0.4);
  }

  @Test
  void an_inverse_root_halves_when_the_steps_are_four_times_as_many() {
    Schedule schedule = new Schedule.InverseRoot(0.4, 100);
    assertThat(schedule.rate(400, 0.5)).isCloseTo(0.2, within(1e-12));
    assertThat(schedule.rate(1600, 0.5)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void a_cosine_goes_from_peak_to_floor() {
    Schedule schedule = new Schedule.Cosine(0.4, 0.1, 0);
    assertThat(schedule.rate(1, 0)).isCloseTo(0.4, within(1e-12));
    assertThat(schedule.rate(9, 1 / 3.0)).isCloseTo(0.325, within(1e-12));
    assertThat(schedule.rate(9, 0.5)).isCloseTo(0.25, within(1e-12));
    assertThat(schedule.rate(9, 1)).isCloseTo(0.1, within(1e-12));
    assertThat(schedule.rate(9, 1.5)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void a_plateau_halves_the_rate_when_perplexity_does_not_fall() {
    Schedule schedule = Schedule.Plateau.halving(0.4, 0);
    schedule = schedule.observed(90).observed(80);
    assertThat(schedule.rate(1, 0)).isEqualTo(0.4);
    schedule = schedule.observed(80);
    assertThat(schedule.rate(1, 0)).isEqualTo(0.2);
    schedule = schedule.observed(Double.NaN).observed(79);
    assertThat(schedule.rate(1, 0)).isEqualTo(0.1);
  }

  @Test
  void a_patient_plateau_waits() {
    Schedule schedule =
        new Schedule.Plateau(0.4, 0, 0.1, 2, 1, Double.POSITIVE_INFINITY, 0).observed(50);
    schedule = schedule.observed(51).observed(52);
    assertThat(schedule.rate(1, 0)).isEqualTo(0.4);
    schedule = schedule.observed(53);
    assertThat(schedule.rate(1, 0)).isCloseTo(0.04, within(1e-12));
    schedule = schedule.observed(54).observed(55);
    assertThat(schedule.rate(1, 0)).isCloseTo(0.04, within(1e-12));
  }

  @Test
  void a_plateau_that_was_restored_goes_on_where_it_was() {
    Schedule fresh = new Schedule.Plateau(0.4, 0, 0.5, 1, 1, Double.POSITIVE_INFINITY, 0);
    Schedule schedule = fresh.observed(50).observed(60).observed(60).observed(60);
    assertThat(fresh.restored(schedule.state())).isEqualTo(schedule).isNotEqualTo(fresh);
    assertThat(new Schedule.Constant(1, 0).restored(new double[0]).rate(1, 0)).isEqualTo(1);
    assertThatThrownBy(() -> fresh.restored(new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("state of a schedule has 0 numbers, expected 3");
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> new Schedule.Constant(0, 5))
        .hasMessage("learning rate is 0.0, expected a number above 0");
    assertThatThrownBy(() -> new Schedule.Cosine(1, -1, 5))
        .hasMessage("lowest learning rate is -1.0, expected 0 or more");
    assertThatThrownBy(() -> new Schedule.InverseRoot(1, 0))
        .hasMessage("warm-up is 0.0, expected a number above 0");
    assertThatThrownBy(() -> new Schedule.Plateau(1, 0, 1, 0, 1, 1, 0))
        .hasMessage("factor is 1.0, expected from 0 to below 1");
  }
}
