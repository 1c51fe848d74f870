package io.parlance.embeddings.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Analogies in sections, as Google's set (Mikolov et al. 2013) has them: a line {@code : name}
 * opens a section, every other has four words, the fourth being the answer.
 */
public record AnalogySet(List<Section> sections) {
  public AnalogySet {
    sections = List.copyOf(sections);
  }

  /** {@code a} is to {@code b} as {@code c} is to {@code expected}. */
  public record Question(String a, String b, String c, String expected) {}

  /** Questions of one kind; those whose name starts with {@code gram} ask for grammar. */
  public record Section(String name, List<Question> questions) {
    public Section {
      questions = List.copyOf(questions);
    }
  }

  /**
   * Reads a file, gzipped or not.
   *
   * @throws IOException naming file and line if it is malformed
   */
  public static AnalogySet read(Path path) throws IOException {
    List<Section> sections = new ArrayList<>();
    List<Question> open = new ArrayList<>();
    List<String> names = new ArrayList<>();
    GoldFile.read(
        path,
        (number, fields) -> {
          if (fields.get(0).startsWith(":")) {
            if (!names.isEmpty()) {
              sections.add(new Section(names.get(names.size() - 1), open));
            }
            open.clear();
            names.add(String.join(" ", fields).substring(1).strip());
          } else if (names.isEmpty()) {
            throw GoldFile.malformed(path, number, "expected \": section\" before the questions");
          } else if (fields.size() != 4) {
            throw GoldFile.malformed(
                path, number, "expected four words, found " + fields.size() + ": " + fields);
          } else {
            open.add(new Question(fields.get(0), fields.get(1), fields.get(2), fields.get(3)));
          }
        });
    if (names.isEmpty()) {
      throw new IOException(path + ": is empty, expected analogies");
    }
    sections.add(new Section(names.get(names.size() - 1), open));
    return new AnalogySet(sections);
  }
}
