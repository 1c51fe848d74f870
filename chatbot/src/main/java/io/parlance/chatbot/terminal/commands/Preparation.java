package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Responder;
import io.parlance.chatbot.ResponseListener;
import io.parlance.seq2seq.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gets a responder ready while a person types: reads it, then has it reply to questions it was
 * taught, heard by nobody, so that the code of the first real reply is compiled.
 */
public final class Preparation {
  private static final int WARM_UPS = 150;
  private static final long WARM_UP_NANOS = 8_000_000_000L;
  private static final int PATIENCE = 20; // ms between two looks at Ctrl-C

  private final CompletableFuture<Responder> responder = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean wanted; // by somebody who waits: no more warming up
  private volatile long nanos;
  private volatile Runnable onFailure = () -> {};

  private Preparation(ResponderSource source, ChatSettings settings) {
    this.thread = new Thread(() -> prepare(source, settings), "chat-preparation");
    thread.setDaemon(true);
  }

  /**
   * Begins.
   *
   * @param settings by which replies will be found
   */
  public static Preparation begin(ResponderSource source, ChatSettings settings) {
    Preparation preparation = new Preparation(source, settings);
    preparation.thread.start();
    return preparation;
  }

  private void prepare(ResponderSource source, ChatSettings settings) {
    long start = System.nanoTime();
    Responder read;
    try {
      read = source.read();
    } catch (IOException | RuntimeException | Error e) {
      responder.completeExceptionally(e);
      onFailure.run();
      return;
    }
    nanos = System.nanoTime() - start;
    responder.complete(read);
    warmUp(read, settings);
  }

  private void warmUp(Responder read, ChatSettings settings) {
    List<Exchange> known = read.model().exchanges().exchanges();
    long end = System.nanoTime() + WARM_UP_NANOS;
    for (int i = 0; i < WARM_UPS && !known.isEmpty(); i++) {
      if (wanted || System.nanoTime() > end) {
        return;
      }
      Exchange exchange = known.get((int) ((long) i * known.size() / WARM_UPS));
      // A known question has no reply made for it; one whose reply is refused has.
      Set<String> refused = i % 2 == 0 ? Set.of(exchange.reply()) : Set.of();
      try {
        read.respond(
            List.of(exchange.lastTurn()), settings, refused, ResponseListener.none(), () -> wanted);
      } catch (IllegalArgumentException e) {
        return; // settings that this model has not: whoever asks first is told so
      }
    }
  }

  /** The responder, where it has been read; may still be warming up, so only its model is free. */
  public Optional<Responder> read() {
    return responder.isDone() && !responder.isCompletedExceptionally()
        ? Optional.of(responder.join())
        : Optional.empty();
  }

  /** How long reading took; 0 before it is done. */
  double seconds() {
    return nanos / 1e9;
  }

  /** Runs {@code action} when it turns out that it cannot be read. */
  public void onFailure(Runnable action) {
    onFailure = action;
    if (failed()) {
      action.run();
    }
  }

  /** Whether it is known that it cannot be read. */
  public boolean failed() {
    return responder.isCompletedExceptionally();
  }

  /**
   * Waits until it is ready, and has it for oneself from then on.
   *
   * @return nothing if interrupted
   * @throws IOException if it cannot be read
   */
  Optional<Responder> await(Interrupt interrupt) throws IOException {
    wanted = true;
    try {
      while (!interrupt.raised()) {
        try {
          Responder ready = responder.get(PATIENCE, TimeUnit.MILLISECONDS);
          thread.join();
          return Optional.of(ready);
        } catch (TimeoutException notYet) {
          // Has Ctrl-C been pressed meanwhile?
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
    return Optional.empty();
  }

  /**
   * Throws what kept it from being read, if anything did.
   *
   * @throws IOException if the file could not be read
   */
  public void check() throws IOException {
    if (failed()) {
      try {
        responder.join();
      } catch (CompletionException e) {
        throw failure(e.getCause());
      }
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException wrong) {
      throw wrong;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException e ? e : new IOException(cause);
  }
}
