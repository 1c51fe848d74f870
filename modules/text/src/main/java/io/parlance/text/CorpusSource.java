package io.parlance.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.OptionalLong;

/** One place that text comes from. */
public interface CorpusSource {

  /** The name for messages and reports: a path, {@code -}, or one that is built in. */
  String name();

  /** How many bytes {@link #open()} gives, where that is known beforehand. */
  OptionalLong bytes();

  /** The bytes as stored; gzip is unpacked by who reads them. */
  InputStream open() throws IOException;

  /** The text in the bytes of {@link #open()}, where they are not text themselves. */
  default InputStream text(InputStream stored) throws IOException {
    return stored;
  }

  /** The encoding of the text, where the source knows it better than the user. */
  default Optional<Charset> charset() {
    return Optional.empty();
  }
}
