package io.parlance.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the backends that can run on this JVM. */
final class Backends {
  private static final String PROPERTY = "parlance.backend";

  private Backends() {}

  static TensorBackend preferred() {
    String asked = System.getProperty(PROPERTY);
    if (asked != null) {
      return named(asked);
    }
    List<TensorBackend> available = new ArrayList<>();
    providers().forEachRemaining(available::add);
    return available.stream()
        .max(Comparator.comparingInt(TensorBackend::priority))
        .orElseThrow(() -> new IllegalStateException("no tensor backend on the class path"));
  }

  /** Looks no further than the first of that name: to load the others would cost a cold start. */
  static TensorBackend named(String name) {
    List<String> others = new ArrayList<>();
    for (Iterator<TensorBackend> providers = providers(); providers.hasNext(); ) {
      TensorBackend backend = providers.next();
      if (backend.name().equals(name)) {
        return backend;
      }
      others.add(backend.name());
    }
    Collections.sort(others);
    throw new IllegalArgumentException(
        "no backend \"" + name + "\" can run here; there are: " + String.join(", ", others));
  }

  private static Iterator<TensorBackend> providers() {
    ClassLoader loader = TensorBackend.class.getClassLoader();
    return new LinkableProviders<>(ServiceLoader.load(TensorBackend.class, loader).iterator());
  }
}
