package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs {@code ./parlance} on a pseudo-terminal, as a person's window does, with keys, a screen and
 * a width. The kernel's terminal comes from {@code script}, which any Linux has.
 */
final class PseudoTerminal implements AutoCloseable {
  static final int COLUMNS = 80;
  private static final int ROWS = 40;
  private static final long PATIENCE_SECONDS = 40; // a machine may be busy
  private static final String PROMPT = "> ";
  private static final String WAITING = "one moment: the model is being read";

  private final Process process;
  private final Path folder;
  private final TerminalScreen screen = new TerminalScreen(COLUMNS, ROWS);
  private final StringBuilder raw = new StringBuilder();
  private final Object changed = new Object();
  private final Thread reader;
  private boolean ended;

  /** Runs {@code parlance} with these arguments, in the launcher's environment. */
  PseudoTerminal(Launcher launcher, Path folder, String... arguments) throws IOException {
    this.folder = folder;
    String line =
        Stream.concat(Stream.of(launcher.script().toString()), Stream.of(arguments))
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    String around =
        String.format(
            "tty >tty; stty sane iutf8 rows %d cols %d; stty -a >before; %s; e=$?; stty -a >after; exit $e",
            ROWS, COLUMNS, line);
    process =
        launcher.with("SHELL", "/bin/bash").start(List.of("script", "-qfec", around, "/dev/null"));
    reader = new Thread(this::read, "pseudo-terminal");
    reader.setDaemon(true);
    reader.start();
  }

  /** A chat with this model. */
  static PseudoTerminal chat(Launcher launcher, Path folder, String model, String... flags)
      throws IOException {
    return new PseudoTerminal(
        launcher,
        folder,
        Stream.concat(Stream.of("chat", model), Stream.of(flags)).toArray(String[]::new));
  }

  /** Whether this system has what it takes. */
  static boolean exists() {
    try {
      Process script = new ProcessBuilder("script", "--version").redirectErrorStream(true).start();
      String version = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return script.waitFor() == 0 && version.contains("util-linux");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void read() {
    EscapeParser parser = new EscapeParser(screen);
    int high = 0;
    try (InputStreamReader in =
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (int read = in.read(); read >= 0; read = in.read()) {
        synchronized (changed) {
          raw.append((char) read);
          if (Character.isHighSurrogate((char) read)) {
            high = read;
          } else {
            boolean low = Character.isLowSurrogate((char) read);
            parser.take(low ? Character.toCodePoint((char) high, (char) read) : read);
          }
          changed.notifyAll();
        }
      }
    } catch (IOException e) {
      // The terminal is gone, as it is when the program has ended.
    }
    synchronized (changed) {
      ended = true;
      changed.notifyAll();
    }
  }

  /** Presses these keys. */
  void type(String keys) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(keys.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Presses a key with Ctrl. */
  void control(char letter) throws IOException {
    type(Character.toString(letter & 0x1F));
  }

  /** Presses a cursor key, so often: A up, B down, C right, D left. */
  void arrow(char direction, int times) throws IOException {
    boolean application = see(on -> on.mode("1") ? 1 : 0) == 1;
    type(((application ? "\u001bO" : "\u001b[") + direction).repeat(times));
  }

  /** Pastes a text, bracketed as the program asked for. */
  void paste(String text) throws IOException {
    assertThat(see(on -> on.mode("2004") ? 1 : 0)).as("bracketed paste is on").isOne();
    type("\u001b[200~" + text.replace('\n', '\r') + "\u001b[201~");
  }

  /** Gives the window another width, and waits until the line is drawn anew. */
  void resize(int columns) throws IOException, InterruptedException {
    int before;
    synchronized (changed) {
      screen.resize(columns);
      before = raw.length();
    }
    String tty = Files.readString(folder.resolve("tty")).strip();
    Process stty = new ProcessBuilder("stty", "-F", tty, "cols", Integer.toString(columns)).start();
    assertThat(stty.waitFor()).isZero(); // the kernel sends SIGWINCH
    await("a prompt in the new width", seen -> raw.indexOf(">", before) >= 0);
  }

  /** Something that can be seen now. */
  int see(ToIntFunction<TerminalScreen> what) {
    synchronized (changed) {
      return what.applyAsInt(screen);
    }
  }

  /** The column of the cursor, counted from 0. */
  int column() {
    return see(TerminalScreen::column);
  }

  /** The rows now on the screen. */
  List<String> picture() {
    synchronized (changed) {
      return screen.picture();
    }
  }

  /** The parameters of all sequences so far that changed colours or weight. */
  Set<String> styles() {
    synchronized (changed) {
      return Set.copyOf(screen.styles());
    }
  }

  /** All lines so far. */
  List<String> lines() {
    synchronized (changed) {
      return screen.lines();
    }
  }

  /** All that was written so far, sequences and all. */
  String raw() {
    synchronized (changed) {
      return raw.toString();
    }
  }

  /** Waits until the screen is so. */
  void await(String what, Predicate<TerminalScreen> condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (changed) {
      while (!condition.test(screen)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (ended || left <= 0) {
          throw new AssertionError(
              (ended ? "ended" : "not within " + PATIENCE_SECONDS + " s")
                  + " and never was: "
                  + what
                  + "\n"
                  + String.join("\n", screen.lines())
                  + "\ncursor in column "
                  + screen.column()
                  + " of: "
                  + screen.line());
        }
        changed.wait(left);
      }
    }
  }

  /** Waits until a line has this text. */
  void awaitText(String text) throws InterruptedException {
    await(text, seen -> seen.lines().stream().anyMatch(line -> line.contains(text)));
  }

  /** Waits until this is typed at the prompt, and the cursor is behind it. */
  void awaitTyped(String text) throws InterruptedException {
    awaitTyped(text, "");
  }

  /** Waits until this is typed at the prompt, and the cursor between both. */
  void awaitTyped(String before, String behind) throws InterruptedException {
    await(PROMPT + before + "|" + behind, seen -> seen.shows(PROMPT + before, behind));
  }

  /** Types a line, and waits for the next prompt: the lines between, without the last blank one. */
  List<String> say(String line) throws IOException, InterruptedException {
    awaitTyped("");
    int start = lines().size() - 1;
    type(line);
    awaitTyped(line);
    type("\r");
    await(
        "a prompt behind " + line,
        seen -> seen.shows(PROMPT, "") && seen.lines().size() > start + 1);
    List<String> all = lines();
    return all.subList(start + 1, all.size() - 1).stream()
        .filter(one -> !one.isEmpty() && !one.equals(WAITING))
        .toList();
  }

  /** What the program ended with; the terminal must be as it was. */
  int leave() throws IOException, InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(raw()).isTrue();
    reader.join();
    assertThat(modes("after")).isEqualTo(modes("before"));
    assertThat(see(on -> on.mode("2004") || on.mode("1") || on.mode("1049") ? 1 : 0)).isZero();
    assertThat(screen.strange()).isEmpty();
    return process.exitValue();
  }

  /**
   * What stty says, but for the width, and for the speed and kind of a line, which JLine forgets
   * and a window has not.
   */
  private String modes(String file) throws IOException {
    return Files.readString(folder.resolve(file))
        .replaceAll("speed \\d+ baud|line = \\d+|columns \\d+", "");
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
