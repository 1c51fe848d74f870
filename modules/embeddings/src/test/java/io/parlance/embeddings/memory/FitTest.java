package io.parlance.embeddings.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final long MEGABYTE = 1 << 20;
  private static final Room ROOM = new Room(1000 * MEGABYTE, 100 * MEGABYTE);

  /** A table of 8 bytes a word, and 4 a word and number. */
  private final Fit fit =
      new Fit("--dim", (words, dimension) -> 8L * words + 4L * words * dimension);

  @Test
  void what_fits_is_not_refused() {
    assertThat(fit.refusal(1_000_000, 100, ROOM)).isEmpty();
    int most = (int) (ROOM.free() / (8 + 4 * 100));
    assertThat(fit.refusal(most, 100, ROOM)).isEmpty();
    assertThat(fit.refusal(most + 1, 100, ROOM)).isPresent();
  }

  @Test
  void what_is_named_would_fit_where_a_little_more_is_held_and_a_little_larger_would_not() {
    Room tried = new Room(ROOM.heap(), ROOM.held() + ROOM.held() / 50); // not always the same
    Matcher named = named(fit.refusal(5_000_000, 300, ROOM));
    int words = Integer.parseInt(named.group(2));
    assertThat(fit.refusal(words, 300, tried)).isEmpty();
    assertThat(fit.refusal(words + words / 100, 300, ROOM)).isPresent();
    int dimension = Integer.parseInt(named.group(3));
    assertThat(fit.refusal(5_000_000, dimension, tried)).isEmpty();
    assertThat(fit.refusal(5_000_000, dimension + 1, ROOM)).isPresent();
    long heap = (Long.parseLong(named.group(1)) - 5) * MEGABYTE; // a JVM keeps some back
    assertThat(fit.refusal(5_000_000, 300, new Room(heap, ROOM.held()))).isEmpty();
    long tight = heap - heap / 50 - 16 * MEGABYTE;
    assertThat(fit.refusal(5_000_000, 300, new Room(tight, ROOM.held()))).isPresent();
  }

  @Test
  void a_dimension_comes_in_steps() {
    Fit units = new Fit("--hidden", 32, (words, hidden) -> 4L * hidden * hidden * words);
    String line = units.refusal(1000, 4096, ROOM).orElseThrow();
    assertThat(line).contains("or --hidden 448");
    assertThat(units.refusal(1000, 448, ROOM)).isEmpty();
    assertThat(units.refusal(1000, 480, ROOM)).isPresent();
  }

  @Test
  void what_no_vocabulary_or_dimension_would_mend_is_not_named() {
    Fit constant = new Fit("--dim", (words, dimension) -> 2000 * MEGABYTE);
    assertThat(constant.refusal(10, 10, ROOM).orElseThrow())
        .matches(
            "10 words of dimension 10 need 2,001 MB, but of a heap of 1,000 MB only 853 MB are"
                + " free: give --memory \\d+m");
  }

  private static Matcher named(Optional<String> refusal) {
    Matcher matcher =
        Pattern.compile(".*: give --memory (\\d+)m, or --max-vocab (\\d+), or --dim (\\d+)")
            .matcher(refusal.orElseThrow());
    assertThat(matcher.matches()).as("%s", refusal).isTrue();
    return matcher;
  }
}
