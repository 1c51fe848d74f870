package io.parlance.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./parlance} as a user does: as a process, with its streams and exit code. */
final class Launcher {
  private static final long PATIENCE_SECONDS = 240;

  /** What a process did. */
  record Outcome(int exitCode, String out, String err) {}

  private final Path script;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /** The launcher at {@code script}, started in {@code folder}, on the JVM of this test. */
  Launcher(Path script, Path folder) {
    this.script = script;
    this.folder = folder;
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  /** The launcher of this repository, started in {@code folder}. */
  static Launcher in(Path folder) {
    return new Launcher(repository().resolve("parlance"), folder);
  }

  static Path repository() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(at.resolve("parlance"))) {
      at = at.getParent();
      if (at == null) {
        throw new IllegalStateException("no launcher above " + Path.of("").toAbsolutePath());
      }
    }
    return at;
  }

  Launcher with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return feed("", arguments);
  }

  /** Runs with this text as standard input. */
  Outcome feed(String input, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    return finish(start(command), input);
  }

  /** Runs a line in bash, in which {@code parlance} is the launcher. */
  Outcome shell(String line) throws IOException, InterruptedException {
    String function = "parlance() { '" + script + "' \"$@\"; }; ";
    return finish(start(List.of("bash", "-c", function + line)), "");
  }

  Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  Path script() {
    return script;
  }

  static Outcome finish(Process process, String input) throws IOException, InterruptedException {
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process, false));
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process, true));
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e; // a process that has ended need not read to the end
      }
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running after " + PATIENCE_SECONDS + " s");
    }
    return new Outcome(process.exitValue(), out.join(), err.join());
  }

  private static String text(Process process, boolean error) {
    try (var stream = error ? process.getErrorStream() : process.getInputStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
