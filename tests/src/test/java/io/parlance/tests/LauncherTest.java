package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher alone: in a house of its own, with a Maven and JDKs that only write down how they
 * were called.
 */
class LauncherTest {
  private static final String JAVA = "#!/bin/bash\nprintf '%s\\n' \"$@\"\n";
  private static final String MAVEN =
      """
      #!/bin/bash
      while [[ $1 != -pl ]]; do shift; done
      echo "$2" >> builds
      sleep 0.3
      for module in ${2//,/ }; do
        mkdir -p "$module/target/app"
        touch "$module/target/app/parlance-${module##*/}.jar" "$module/target/app/built"
      done
      """;

  private Path folder = Path.of("");
  private Path house = folder;
  private Launcher launcher = Launcher.in(folder);

  @BeforeEach
  void build_a_house(@TempDir Path temporary) throws IOException {
    folder = temporary;
    house = Files.createDirectories(folder.resolve("a house"));
    Path script = house.resolve("parlance");
    Files.copy(Launcher.repository().resolve("parlance"), script);
    executable(script, Files.readString(script));
    Files.writeString(house.resolve("pom.xml"), "");
    Files.createDirectories(house.resolve("corpora"));
    age(house.resolve("pom.xml"));
    age(house.resolve("corpora"));
    for (String module : new String[] {"tensor", "dl4j", "cli"}) {
      Path at = house.resolve("modules").resolve(module);
      Files.createDirectories(at.resolve("src/main"));
      Files.writeString(at.resolve("pom.xml"), "");
      age(at.resolve("pom.xml"));
      age(at.resolve("src/main"));
    }
    jdk("17.0.9");
    executable(folder.resolve("bin/mvn"), MAVEN);
    launcher =
        new Launcher(script, folder)
            .with("JAVA_HOME", folder.resolve("jdk-17.0.9").toString())
            .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private static void age(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  private static void executable(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path jdk(String version) throws IOException {
    Path home = folder.resolve("jdk-" + version);
    executable(home.resolve("bin/java"), JAVA);
    executable(home.resolve("bin/javac"), "");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private long builds() throws IOException {
    return built().size();
  }

  /** The modules of each build. */
  private List<String> built() throws IOException {
    Path log = house.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  private void newSource(String module) throws IOException {
    Files.writeString(
        house.resolve("modules").resolve(module).resolve("src/main/New.java"), "class New {}");
  }

  @Test
  void builds_once_and_says_so_in_one_line() throws Exception {
    Outcome first = launcher.run("nn");
    assertThat(first.exitCode()).isZero();
    assertThat(first.err().lines()).hasSize(1).first().asString().contains("building");
    assertThat(launcher.run("nn").err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void builds_again_where_a_source_is_newer() throws Exception {
    launcher.run("nn");
    newSource("cli");
    launcher.run("nn");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void two_started_at_once_build_once() throws Exception {
    Process one = launcher.start(List.of(launcher.script().toString(), "nn"));
    Process two = launcher.start(List.of(launcher.script().toString(), "nn"));
    assertThat(Launcher.finish(one, "").exitCode()).isZero();
    assertThat(Launcher.finish(two, "").exitCode()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void the_module_of_DL4J_is_built_when_first_asked_for_and_its_download_announced()
      throws Exception {
    launcher.run("nn");
    Outcome outcome = launcher.run("train", "word2vec", "--engine", "dl4j");
    assertThat(outcome.err().lines()).hasSize(1).first().asString().contains("130 MB");
    assertThat(launcher.run("train", "doc2vec").err()).isEmpty();
    assertThat(built()).containsExactly("modules/cli", "modules/dl4j");
  }

  @Test
  void one_build_makes_both_modules_where_nothing_is_built() throws Exception {
    assertThat(launcher.run("train", "doc2vec").err().lines()).hasSize(1);
    assertThat(built()).containsExactly("modules/cli,modules/dl4j");
  }

  @Test
  void a_change_in_the_module_of_DL4J_alone_is_no_reason_to_build_the_command_line()
      throws Exception {
    launcher.run("train", "doc2vec");
    newSource("dl4j");
    assertThat(launcher.run("train", "word2vec").err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
    launcher.run("train", "doc2vec");
    assertThat(built()).endsWith("modules/dl4j").hasSize(2);
  }

  @Test
  void a_change_below_both_modules_builds_both_when_both_are_wanted() throws Exception {
    launcher.run("train", "doc2vec");
    newSource("tensor");
    launcher.run("train", "word2vec");
    assertThat(built()).endsWith("modules/cli");
    launcher.run("train", "doc2vec");
    assertThat(built()).endsWith("modules/dl4j");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train lsa --backend nd4j",
        "train chat --backend=nd4j",
        "train word2vec -backend nd4j",
        "train word2vec --engine dl4j",
        "train word2vec --engine=dl4j",
        "train doc2vec --input text",
        "train chat --embeddings old.zip",
        "train chat --embeddings=old.zip",
        "eval-chat --backend nd4j",
        "nn old.zip word",
        "convert old.zip new.bin"
      })
  void DL4J_is_on_the_class_path_of_what_asks_for_it(String line) throws Exception {
    Files.writeString(folder.resolve("old.zip"), "");
    String out = launcher.run(line.split(" ")).out();
    assertThat(classPath(out))
        .matches(".*/parlance-cli[.]jar:.*modules/dl4j/target/app/parlance-dl4j[.]jar");
    assertThat(out).contains("jdk.incubator.vector").doesNotContain("TieredStopAtLevel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nn model.safetensors word",
        "nn model.safetensors gone.zip",
        "chat --once hello",
        "train word2vec --engine parlance",
        "train word2vec --input old.zip --backend vector",
        "train doc2vec --help",
        "train lsa --backend nd4j --help",
        "help train doc2vec"
      })
  void DL4J_is_not_on_the_class_path_of_anything_else(String line) throws Exception {
    Files.writeString(folder.resolve("old.zip"), "");
    assertThat(classPath(launcher.run(line.split(" ")).out())).doesNotContain("dl4j");
    assertThat(built()).containsExactly("modules/cli");
  }

  @Test
  void the_backend_that_the_JVM_options_name_puts_DL4J_on_the_class_path() throws Exception {
    launcher.with("PARLANCE_JAVA_OPTS", "-Da=b -Dparlance.backend=nd4j");
    assertThat(classPath(launcher.run("chat").out())).contains("parlance-dl4j.jar");
  }

  @Test
  void memory_bounds_heap_and_native_memory_together() throws Exception {
    assertThat(launcher.run("train", "doc2vec", "--memory", "1g").out())
        .contains("-Xmx1024m")
        .contains("-Dorg.bytedeco.javacpp.maxphysicalbytes=1424m");
  }

  private static String classPath(String out) {
    List<String> lines = out.lines().toList();
    return lines.get(lines.indexOf("-cp") + 1);
  }

  @Test
  void a_failed_build_shows_its_errors_and_exits_1() throws Exception {
    executable(folder.resolve("bin/mvn"), "#!/bin/bash\necho '[ERROR] no semicolon'\nexit 1\n");
    Outcome outcome = launcher.run("nn");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("[ERROR] no semicolon").contains("the build failed");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void arguments_arrive_as_they_are() throws Exception {
    launcher.run("nn");
    String[] odd = {"nn", "a b", "", "*", "\"q\"", "it's", "$HOME", "中文", "😀", "@x", "-", "\\"};
    List<String> lines = launcher.run(odd).out().lines().toList();
    assertThat(lines.subList(lines.size() - odd.length, lines.size())).containsExactly(odd);
  }

  @Test
  void works_through_a_symbolic_link_to_a_symbolic_link() throws Exception {
    Path first = Files.createSymbolicLink(folder.resolve("first"), house.resolve("parlance"));
    Path second = Files.createDirectories(folder.resolve("deep/er")).resolve("second");
    Files.createSymbolicLink(second, Path.of("../../first"));
    assertThat(first).exists();
    Outcome outcome =
        new Launcher(second, folder)
            .with("JAVA_HOME", folder.resolve("jdk-17.0.9").toString())
            .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
            .run("nn");
    assertThat(outcome.out()).contains(house.resolve("modules/cli/target/app").toString());
  }

  @Test
  void short_commands_run_without_the_Vector_API() throws Exception {
    assertThat(launcher.run("nn", "model").out())
        .contains("-XX:TieredStopAtLevel=1")
        .doesNotContain("jdk.incubator.vector");
    assertThat(launcher.run("train", "word2vec", "--help").out())
        .doesNotContain("jdk.incubator.vector");
  }

  @Test
  void long_commands_run_with_the_Vector_API() throws Exception {
    for (String command : new String[] {"train", "quickstart", "eval", "compare"}) {
      assertThat(launcher.run(command).out())
          .contains("jdk.incubator.vector")
          .doesNotContain("TieredStopAtLevel")
          .doesNotContain("--enable-native-access");
    }
  }

  @Test
  void newer_JDKs_get_the_flag_for_native_access() throws Exception {
    launcher.with("JAVA_HOME", jdk("25.0.3").toString());
    assertThat(launcher.run("train").out())
        .contains("--enable-native-access=ALL-UNNAMED")
        .doesNotContain("--sun-misc-unsafe-memory-access");
    assertThat(launcher.run("train", "doc2vec").out())
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @ParameterizedTest
  @CsvSource({
    "4g,-Xmx4096m",
    "512m,-Xmx512m",
    "1T,-Xmx1048576m",
    "100000000,-Xmx95m",
    "63m,-XX:MaxRAMPercentage=80",
    "99999t,-XX:MaxRAMPercentage=80",
    "much,-XX:MaxRAMPercentage=80"
  })
  void memory_sets_the_heap(String memory, String option) throws Exception {
    assertThat(launcher.run("train", "--memory", memory).out().lines()).contains(option);
    assertThat(launcher.run("train", "--memory=" + memory).out().lines()).contains(option);
  }

  @Test
  void a_JDK_that_is_too_old_is_passed_over() throws Exception {
    Path path = jdk("21.0.1").resolve("bin");
    Outcome outcome =
        launcher
            .with("JAVA_HOME", jdk("1.8.0_392").toString())
            .with("PATH", path + ":" + folder.resolve("bin") + ":" + System.getenv("PATH"))
            .run("nn");
    assertThat(outcome.exitCode()).isZero();
    assertThat(house.resolve("modules/cli/target/app/classes-21.0.1.jsa")).exists();
  }

  @Test
  void the_lines_of_a_JVM_that_cannot_start_are_not_lost() throws Exception {
    launcher.run("nn");
    executable(
        folder.resolve("jdk-17.0.9/bin/java"),
        """
        #!/bin/bash
        echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2
        echo 'Error: no heap' >&2
        printf 'no line end' >&2
        exit 1
        """);
    // The filter may end after the JVM: cat waits for it, where Java's Process would hang up.
    Outcome outcome = launcher.shell("parlance train 2>&1 | cat; exit ${PIPESTATUS[0]}");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEqualTo("Error: no heap\nno line end\n");
  }

  @Test
  void a_lock_that_a_killed_launcher_left_is_taken_over() throws Exception {
    // Without flock the lock is a folder with the owner's process id: 99999999 does not run.
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool :
        new String[] {
          "bash", "mkdir", "cat", "rm", "mv", "sleep", "find", "touch", "readlink", "sed", "env"
        }) {
      for (String bin : new String[] {"/bin/", "/usr/bin/"}) {
        if (Files.exists(Path.of(bin + tool))) {
          executable(tools.resolve(tool), "#!/bin/bash\nexec " + bin + tool + " \"$@\"\n");
        }
      }
    }
    Path lock = Files.createDirectories(house.resolve("target/launcher.lock.d"));
    Files.writeString(lock.resolve("pid"), "99999999\n");
    Outcome outcome = launcher.with("PATH", folder.resolve("bin") + ":" + tools).run("nn");
    assertThat(outcome.exitCode()).isZero();
    assertThat(builds()).isEqualTo(1);
    assertThat(lock).doesNotExist();
  }
}
