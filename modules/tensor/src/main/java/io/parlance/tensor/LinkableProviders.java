package io.parlance.tensor;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * The providers of a {@link java.util.ServiceLoader}'s iterator but for those that cannot be made
 * on this JVM: one whose classes do not link (no incubator module, say) is passed over.
 */
final class LinkableProviders<T> implements Iterator<T> {
  /** A loader that cannot read its list fails for ever: so many failures in a row are the end. */
  private static final int MOST_FAILURES = 100;

  private final Iterator<T> providers;
  private @Nullable T next;

  LinkableProviders(Iterator<T> providers) {
    this.providers = providers;
  }

  @Override
  public boolean hasNext() {
    for (int failures = 0; next == null && failures < MOST_FAILURES; failures++) {
      try {
        if (!providers.hasNext()) {
          return false;
        }
        next = providers.next();
      } catch (ServiceConfigurationError | LinkageError e) {
        continue; // cannot run on this JVM
      }
    }
    return next != null;
  }

  @Override
  public T next() {
    T provider = hasNext() ? next : null;
    if (provider == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return provider;
  }
}
