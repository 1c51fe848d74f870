package io.parlance.cli;

import io.parlance.tensor.TensorBackend;
import java.util.Optional;

/** The backend that {@code --backend} names, or the fastest that can run. */
final class BackendChoice {
  static final String DESCRIPTION =
      "vector, scalar or nd4j (ND4J's native products; default: the fastest without it).";

  private static final String ND4J = "nd4j";

  private BackendChoice() {}

  static TensorBackend of(Optional<String> name, Streams streams) {
    TensorBackend backend;
    try {
      backend = name.map(TensorBackend::named).orElseGet(TensorBackend::preferred);
    } catch (IllegalArgumentException e) {
      String remedy =
          name.filter(ND4J::equals).isEmpty()
              ? ""
              : "; nd4j is in the module parlance-dl4j, which ./parlance puts on the class path";
      throw Failure.call("--backend: " + e.getMessage() + remedy);
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
