package io.parlance.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * The signals that can end a process. By {@code sun.misc.Signal}, because a shutdown hook cannot
 * see a second signal; by reflection, because javac's warning about that class cannot be told to be
 * silent for one file.
 */
enum Signals {
  /** Ctrl-C. */
  INT(2),
  /** A polite request to end. */
  TERM(15);

  private static final int SHELL_BASE = 128;

  private final int number;

  Signals(int number) {
    this.number = number;
  }

  /** The exit code of a process that this signal ended, as a shell tells it. */
  int exitCode() {
    return SHELL_BASE + number;
  }

  /** Runs {@code action} on a thread of its own for each such signal; where that cannot be, not. */
  void handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler received =
          (proxy, method, arguments) -> {
            action.run();
            return null;
          };
      Object proxy =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, received);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name()), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return; // this JVM keeps the signal for itself (-Xrs, another system): then it simply ends us
    }
  }
}
