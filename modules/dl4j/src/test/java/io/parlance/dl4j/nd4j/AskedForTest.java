package io.parlance.dl4j.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That ND4J is there for who asks for it, and costs nobody else a class. */
class AskedForTest {
  private static final List<String> INCUBATOR = List.of("--add-modules", "jdk.incubator.vector");

  private final Path folder;

  AskedForTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void on_the_class_path_it_is_not_preferred_and_loads_no_class_of_nd4j() throws Exception {
    assertThat(child(INCUBATOR, "40")).containsExactly("vector");
    assertThat(loaded()).contains("io.parlance.tensor.VectorBackend ").doesNotContain("org.nd4j");
  }

  @Test
  void without_the_incubator_plain_loops_are_preferred_to_it() throws Exception {
    assertThat(child(List.of(), "40")).containsExactly("scalar");
  }

  @Test
  void asked_for_it_loads_nothing_before_the_first_large_product() throws Exception {
    List<String> flags =
        List.of("--add-modules", "jdk.incubator.vector", "-Dparlance.backend=nd4j");
    assertThat(child(flags, "40")).containsExactly("nd4j", "0 of 1 products");
    assertThat(loaded()).contains("Nd4jBackend ").doesNotContain("org.nd4j", "org.bytedeco");
  }

  @Test
  void asked_for_it_multiplies_from_the_size_on_that_the_property_says() throws Exception {
    List<String> flags = List.of("-Dparlance.backend=nd4j", "-Dparlance.nd4j.smallest-product=40");
    assertThat(child(flags, "39")).containsExactly("nd4j", "0 of 1 products");
    assertThat(child(flags, "40")).containsExactly("nd4j", "1 of 1 products");
    assertThat(loaded()).contains("org.nd4j.linalg.factory.Nd4j ");
  }

  private List<String> child(List<String> flags, String side) throws Exception {
    List<String> all = new ArrayList<>(flags);
    all.add("-Xlog:class+load:file=" + folder.resolve("loaded.txt"));
    List<String> said = new ChildJvm(folder, jar -> true).run(all, Multiplied.class, side);
    return said.stream().filter(line -> !line.contains("incubator")).toList();
  }

  private String loaded() throws Exception {
    return Files.readString(folder.resolve("loaded.txt"));
  }
}
