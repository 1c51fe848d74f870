package io.parlance.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the backends that can run on this JVM. */
final class Backends {
  private static final String PROPERTY = "parlance.backend";

  private Backends() {}

  static TensorBackend preferred() {
    String asked = System.getProperty(PROPERTY);
    if (asked != null) {
      return named(asked);
    }
    return available().stream()
        .max(Comparator.comparingInt(TensorBackend::priority))
        .orElseThrow(() -> new IllegalStateException("no tensor backend on the class path"));
  }

  static TensorBackend named(String name) {
    List<TensorBackend> available = available();
    return available.stream()
        .filter(backend -> backend.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no backend \""
                        + name
                        + "\" can run here; there are: "
                        + available.stream()
                            .map(TensorBackend::name)
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }

  /** A backend whose classes cannot be linked (no incubator module, say) is left out. */
  private static List<TensorBackend> available() {
    List<TensorBackend> found = new ArrayList<>();
    var providers = ServiceLoader.load(TensorBackend.class, TensorBackend.class.getClassLoader());
    var iterator = providers.iterator();
    while (true) {
      try {
        if (!iterator.hasNext()) {
          return found;
        }
        found.add(iterator.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        continue; // cannot run on this JVM
      }
    }
  }
}
