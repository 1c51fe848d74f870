package io.parlance.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A text that comes with Parlance, as the build puts it together, see {@link BuiltInTexts}.
 *
 * @param name by which a user asks for it, a colon at its end
 * @param resource beside this class
 */
record BuiltInText(String name, String resource) implements CorpusSource {
  /** Some 5,000 questions what a word means, with WordNet's definition, a pair a line. */
  static final BuiltInText DEFINITIONS = new BuiltInText("definitions:", "definitions.tsv");

  /** Lines between blank lines, of which the program says every second one. */
  static final BuiltInText ENGLISH_DIALOGUES =
      new BuiltInText("english-dialogues:", "english-dialogues.txt");

  /** The same in Chinese. */
  static final BuiltInText CHINESE_DIALOGUES =
      new BuiltInText("chinese-dialogues:", "chinese-dialogues.txt");

  /** A paragraph a line. */
  static final BuiltInText CHINESE_TEXTS = new BuiltInText("chinese-texts:", "chinese-texts.txt");

  private static final List<BuiltInText> ALL =
      List.of(DEFINITIONS, ENGLISH_DIALOGUES, CHINESE_DIALOGUES, CHINESE_TEXTS);

  /** The text of this name. */
  static Optional<BuiltInText> named(String name) {
    return ALL.stream().filter(text -> text.name.equals(name)).findFirst();
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
    InputStream stream = BuiltInText.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new CorpusException(
          name + " is not there: " + resource + " is made when Parlance is built");
    }
    return stream;
  }
}
