package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
  private static final List<String> NAMES = List.of("--dim", "--window", "--min-count", "--seed");

  @Test
  void a_slip_of_the_fingers_finds_its_name() {
    assertThat(NearNames.near("--dmi", NAMES)).containsExactly("--dim");
    assertThat(NearNames.near("--windwo", NAMES)).containsExactly("--window");
    assertThat(NearNames.near("--mincount", NAMES)).containsExactly("--min-count");
  }

  @Test
  void dashes_and_case_do_not_count() {
    assertThat(NearNames.near("-DIM", NAMES)).containsExactly("--dim");
  }

  @Test
  void a_beginning_finds_what_it_begins() {
    assertThat(NearNames.near("--win", NAMES)).containsExactly("--window");
  }

  @Test
  void nothing_near_gives_no_hint() {
    assertThat(NearNames.hint("--frobnicate", NAMES)).isEmpty();
    assertThat(NearNames.hint("--sed", NAMES)).isEqualTo("; did you mean --seed?");
  }
}
