package io.parlance.cli;

import io.parlance.tensor.TensorBackend;
import java.util.Optional;

/** The backend that {@code --backend} names, or the fastest that can run. */
final class BackendChoice {
  private BackendChoice() {}

  static TensorBackend of(Optional<String> name, Streams streams) {
    TensorBackend backend;
    try {
      backend = name.map(TensorBackend::named).orElseGet(TensorBackend::preferred);
    } catch (IllegalArgumentException e) {
      throw Failure.call("--backend: " + e.getMessage());
    }
    if (name.isEmpty() && backend.priority() == 0) {
      streams
          .err()
          .println(
              "this JVM runs without jdk.incubator.vector: computing with plain loops, more slowly");
    }
    return backend;
  }
}
