package io.parlance.tensor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another JVM finds: the modules of this one cannot be changed. */
class FallbackTest {
  private static final String VECTOR_API = "jdk.incubator.vector.FloatVector ";

  private final Path folder;

  FallbackTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void without_the_incubator_the_scalar_backend_is_preferred() throws Exception {
    assertThat(child(List.of(), "preferred")).isEqualTo("scalar");
  }

  @Test
  void with_the_incubator_the_vector_backend_is_preferred() throws Exception {
    assertThat(child(List.of("--add-modules", "jdk.incubator.vector"), "preferred"))
        .isEqualTo("vector");
    assertThat(Files.readString(loaded())).contains(VECTOR_API);
  }

  @Test
  void the_scalar_backend_by_name_loads_nothing_of_the_vector_api() throws Exception {
    List<String> flags =
        List.of("--add-modules", "jdk.incubator.vector", "-Dparlance.backend=scalar");
    assertThat(child(flags, "preferred")).isEqualTo("scalar");
    assertThat(Files.readString(loaded()))
        .contains("io.parlance.tensor.ScalarBackend ")
        .doesNotContain(VECTOR_API);
  }

  @Test
  void the_vector_backend_by_name_is_refused_without_the_incubator() throws Exception {
    assertThat(child(List.of(), "vector"))
        .isEqualTo("no backend \"vector\" can run here; there are: scalar");
  }

  private Path loaded() {
    return folder.resolve("loaded.txt");
  }

  private String child(List<String> flags, String asked) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:class+load:file=" + loaded());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FoundBackend.class.getName(), asked));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(err, UTF_8)).isZero();
    return Files.readString(out, UTF_8).strip();
  }
}
