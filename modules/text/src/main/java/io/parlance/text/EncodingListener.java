package io.parlance.text;

/** Is told how encoding goes on; called from one thread at a time, a few times a megabyte. */
@FunctionalInterface
public interface EncodingListener {

  /** Some more text has been encoded. */
  void progress(EncodingProgress progress);

  /** Hears nothing. */
  static EncodingListener none() {
    return progress -> {};
  }
}
