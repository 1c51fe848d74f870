package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingLogTest {
  private final Path path;

  TrainingLogTest(@TempDir Path directory) {
    this.path = directory.resolve("chat.log.csv");
  }

  @Test
  void each_line_is_in_the_file_at_once() throws IOException {
    TrainingLog log = TrainingLog.begin(path);
    log.add(new LogRow(1200, 1.25, 4.5, OptionalDouble.empty(), 1e-3));
    assertThat(path)
        .hasContent("tokens,seconds,loss,held-out perplexity,rate\n1200,1.3,4.50000,,0.001000\n");
    log.add(new LogRow(2400, 2.5, 4.25, OptionalDouble.of(61.5), 5e-4));
    assertThat(Files.readAllLines(path))
        .hasSize(3)
        .last()
        .isEqualTo("2400,2.5,4.25000,61.5000,0.0005000");
  }

  @Test
  void a_training_that_goes_on_keeps_what_it_had_logged_until_there() throws IOException {
    TrainingLog log = TrainingLog.begin(path);
    for (int i = 1; i <= 3; i++) {
      log.add(new LogRow(100L * i, i, 5 - i, OptionalDouble.of(10), 1e-3));
    }
    Files.writeString(path, "400,4.", StandardOpenOption.APPEND); // the power went
    TrainingLog resumed = TrainingLog.resume(path, 200);
    assertThat(resumed.rows()).extracting(LogRow::tokens).containsExactly(100L, 200L);
    resumed.add(new LogRow(300, 3, 2, OptionalDouble.of(9), 1e-3));
    assertThat(Files.readAllLines(path)).hasSize(4).last().asString().startsWith("300,");
  }

  @Test
  void where_there_was_no_log_a_new_one_is_begun() throws IOException {
    assertThat(TrainingLog.resume(path, 1000).rows()).isEmpty();
    assertThat(path).hasContent("tokens,seconds,loss,held-out perplexity,rate");
  }
}
