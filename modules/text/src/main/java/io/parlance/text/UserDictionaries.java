package io.parlance.text;

import io.parlance.text.chinese.Simplifier;
import io.parlance.text.chinese.UserDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a dictionary: a word a line, a count behind it ignored, comments behind {@code #}. */
final class UserDictionaries {
  private UserDictionaries() {}

  static UserDictionary read(Path file) throws IOException {
    List<String> words = new ArrayList<>();
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CorpusException(
          "cannot read dictionary " + file + ": " + Sources.reason(e) + " (it must be UTF-8)", e);
    }
    Simplifier simplifier = new Simplifier();
    for (String line : text.split("\\R", -1)) {
      String word = line.replace("\uFEFF", "").strip();
      if (word.isEmpty() || word.startsWith("#")) {
        continue;
      }
      char[] chars = word.split("\\s", 2)[0].toCharArray();
      Script.foldFullWidth(chars, chars.length);
      simplifier.simplify(chars, 0, chars.length);
      words.add(new String(chars));
    }
    UserDictionary dictionary = new UserDictionary(words);
    if (dictionary.size() == 0) {
      throw new CorpusException("dictionary " + file + " holds no Chinese word");
    }
    return dictionary;
  }
}
