package io.parlance.chatbot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Responder;
import io.parlance.chatbot.ToyModel;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.terminal.commands.Preparation;
import io.parlance.chatbot.terminal.commands.ResponderSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A terminal in memory with a chat at it: keys go in, what the terminal gets comes out. */
final class Booth implements AutoCloseable {
  private static final int PATIENCE = 60; // s; a machine may be busy, and none waits in vain
  private static final int PAUSE = 5; // ms

  private final PipedOutputStream keys = new PipedOutputStream();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Terminal terminal;
  private final CompletableFuture<Void> end;
  private int read; // characters that were expected already

  Booth(Path folder) throws IOException {
    this(folder, Map.of("TERM", "xterm", "NO_COLOR", "1"), Booth::toy);
  }

  private static Responder toy() {
    return ToyModel.responder(ToyModel.english());
  }

  Booth(Path folder, Map<String, String> environment, ResponderSource source) throws IOException {
    terminal =
        new ExternalTerminal(
            "booth", "xterm", new PipedInputStream(keys, 1 << 16), shown, StandardCharsets.UTF_8);
    terminal.setSize(new Size(60, 20));
    ConversationFiles files = ConversationFiles.of(folder);
    TerminalPlan plan =
        new TerminalPlan(
            "toy.safetensors",
            source,
            ChatSettings.defaults(),
            files,
            files.begin("toy.safetensors"),
            Optional.of(folder.resolve("history")),
            environment);
    Preparation preparation = Preparation.begin(source, plan.settings());
    end =
        CompletableFuture.runAsync(
            () -> {
              try {
                ChatTerminal.edited(plan, terminal, preparation, () -> false);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** Presses keys. */
  void type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Waits until this is shown, behind what was waited for before. */
  void expect(String text) throws InterruptedException {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (true) {
      String all = shown.toString(StandardCharsets.UTF_8);
      int at = all.indexOf(text, read);
      if (at >= 0) {
        read = at + text.length();
        return;
      }
      if (System.nanoTime() > patience || end.isCompletedExceptionally()) {
        assertThat(all.substring(read)).contains(text);
      }
      Thread.sleep(PAUSE);
    }
  }

  /** All that the terminal got. */
  String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  /** Presses Ctrl-C. */
  void interrupt() {
    terminal.raise(Terminal.Signal.INT);
  }

  /** Waits until the chat is over. */
  void awaitEnd() throws ExecutionException, InterruptedException, TimeoutException {
    end.get(PATIENCE, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    keys.close();
    terminal.close();
  }
}
