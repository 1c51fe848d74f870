package io.parlance.text;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Puts the texts that come with Parlance together. Run by the build. */
final class BuiltInTexts {
  private BuiltInTexts() {}

  /**
   * Writes one file for each {@link BuiltInText}.
   *
   * @param arguments the folder of the project's own texts, and the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    Path corpora = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    Files.createDirectories(folder);
    try (Writer writer = writer(folder, BuiltInText.DEFINITIONS)) {
      DefinitionDialogues.write(writer);
    }
    join(corpora.resolve("english"), folder, BuiltInText.ENGLISH_DIALOGUES);
    join(corpora.resolve("chinese"), folder, BuiltInText.CHINESE_DIALOGUES);
    join(corpora.resolve("chinese-texts"), folder, BuiltInText.CHINESE_TEXTS);
  }

  private static Writer writer(Path folder, BuiltInText text) throws IOException {
    return Files.newBufferedWriter(folder.resolve(text.resource()), StandardCharsets.UTF_8);
  }

  /** The files of a folder, sorted by name, with a blank line between. */
  private static void join(Path corpus, Path folder, BuiltInText text) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(corpus)) {
      files = list.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    try (Writer writer = writer(folder, text)) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          writer.write(line);
          writer.write('\n');
        }
        writer.write('\n');
      }
    }
  }
}
