package io.parlance.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FuzzTest {
  private static final int FEW = 200; // truncations and drawn inputs of each target, in a build
  private static final int MANY = 40_000; // in the campaign

  private final Path folder;

  FuzzTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<FuzzTarget> targets() throws IOException {
    List<FuzzTarget> targets = new ArrayList<>(new ModelTargets(folder).all());
    targets.addAll(TextTargets.all());
    return targets;
  }

  @Test
  void no_reader_is_harmed_by_a_damaged_file() throws Exception {
    run(1, FEW, FEW);
  }

  @Test
  @Tag("fuzz")
  void no_reader_is_harmed_by_a_million_damaged_files() throws Exception {
    int drawn = Integer.getInteger("parlance.fuzz.inputs", MANY);
    run(Long.getLong("parlance.fuzz.seed", 2), Integer.MAX_VALUE, drawn);
  }

  private void run(long seed, int truncations, int drawn) throws Exception {
    List<String> failures = new ArrayList<>();
    StringBuilder table = new StringBuilder("\n");
    for (FuzzTarget target : targets()) {
      Campaign campaign = new Campaign(target, folder).run(seed, truncations, drawn);
      failures.addAll(campaign.failures());
      table.append(campaign.row()).append('\n');
    }
    Report.write(table.toString());
    assertThat(failures).as(table.toString()).isEmpty();
  }
}
