package io.parlance.dl4j.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other JVMs find: this one has all the jars. */
class Nd4jLibraryTest {
  private final Path folder;

  Nd4jLibraryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void it_loads_and_takes_a_number_of_threads() {
    assertThatCode(() -> Nd4jLibrary.threads(2)).doesNotThrowAnyException();
  }

  @Test
  void without_the_native_jar_every_call_says_which_one() throws Exception {
    List<String> said = child(jar -> !jar.matches("nd4j-native-.*(linux|mac|windows).*"));
    assertThat(said).hasSize(2);
    assertThat(said)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("the native library nd4jcpu for ", "add org.nd4j:nd4j-native with"));
  }

  @Test
  void without_any_of_nd4js_backends_every_call_says_so() throws Exception {
    assertThat(child(jar -> !jar.startsWith("nd4j-native")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("none of its backends is on the class path"));
  }

  @Test
  void with_all_jars_nothing_is_said() throws Exception {
    assertThat(child(jar -> true)).containsExactly("loaded", "loaded");
  }

  private List<String> child(Predicate<String> jars) throws Exception {
    return new ChildJvm(folder, jars).run(List.of(), LoadedTwice.class);
  }
}
