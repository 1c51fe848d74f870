package io.parlance.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How text is split into tokens. Safe to share between threads.
 *
 * <ul>
 *   <li>{@code english}: words by Unicode's rules (UAX #29), lower-case, possessive {@code 's}
 *       stripped; no stemming, no stop words.
 *   <li>{@code chinese}: Chinese words by smartcn's model, traditional characters folded to
 *       simplified ones, full-width signs to ASCII; other words inside the text as {@code english}.
 *   <li>{@code auto}: each script its own way, both in one text. As {@code chinese}, but characters
 *       beside Japanese kana are left alone.
 *   <li>{@code whitespace}: what stands between white space, unchanged.
 *   <li>{@code chain:standard,lowercase,asciifolding}: a chain of Lucene's factories by name.
 * </ul>
 *
 * <p>All but {@code chain:} take parameters, {@code english?numbers=fold&case=keep}: {@code
 * numbers} is {@code keep} (default), {@code fold} (each digit of a number becomes 0) or {@code
 * drop}; {@code case} is {@code lower} (default but for {@code whitespace}) or {@code keep}.
 */
public interface TextAnalyzer {

  /** The specification that {@link #named(String)} makes this analyzer of. */
  String name();

  /** A tokenizer for one thread. */
  Tokenizer newTokenizer();

  /** The tokens of a text. */
  default List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    newTokenizer().tokenize(text, tokens::add);
    return tokens;
  }

  /**
   * The analyzer of this specification.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  static TextAnalyzer named(String spec) {
    return AnalyzerSpec.parse(spec).analyzer();
  }

  /**
   * The analyzer of this specification, with Chinese words of the user's own: a file with a word a
   * line, of which what follows white space (a count) is ignored, as are lines that begin with
   * {@code #}. {@link #name()} does not tell of it.
   *
   * @throws IllegalArgumentException if there is no such analyzer, or it does not split Chinese
   * @throws CorpusException if the file cannot be read or holds no word
   */
  static TextAnalyzer named(String spec, Path userDictionary) throws IOException {
    return AnalyzerSpec.parse(spec).analyzer(userDictionary);
  }

  /** The names of the analyzers, the default one first. */
  static List<String> names() {
    return List.of("auto", "english", "chinese", "whitespace", "chain:");
  }
}
