package io.parlance.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The built-in dialogues {@code definitions:}: some 6,000 questions what a word means, with
 * WordNet's definition, a pair a line. The build makes them, see {@link DefinitionDialogues}.
 */
final class WordNetDefinitions implements CorpusSource {
  static final String NAME = "definitions:";

  /** Beside this class. */
  static final String RESOURCE = "definitions.tsv";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Charset> charset() {
    return Optional.of(StandardCharsets.UTF_8);
  }

  @Override
  public OptionalLong bytes() {
    return OptionalLong.empty();
  }

  @Override
  public InputStream open() throws IOException {
    InputStream stream = WordNetDefinitions.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new CorpusException(
          NAME + " is not there: " + RESOURCE + " is made when Parlance is built");
    }
    return stream;
  }
}
