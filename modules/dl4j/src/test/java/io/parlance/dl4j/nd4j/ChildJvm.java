package io.parlance.dl4j.nd4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs a program of these tests in a JVM of its own. */
record ChildJvm(Path folder, Predicate<String> jars) {
  /** What the launcher gives newer JVMs, so that they do not warn of native code. */
  private static final List<String> NATIVE =
      Runtime.version().feature() < 24
          ? List.of()
          : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  /** The lines that it printed. */
  List<String> run(List<String> flags, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> jars.test(Path.of(entry).getFileName().toString()))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(NATIVE);
    command.addAll(flags);
    command.addAll(List.of("-cp", path, program.getName()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start()
        .waitFor();
    return Files.readAllLines(out, UTF_8);
  }
}
