package io.parlance.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Texts whose neighbours are known: sentences about music, and sentences about food. */
final class TinyCorpus {
  static final List<String> MUSIC =
      List.of("music", "dance", "song", "guitar", "violin", "piano", "flute", "king", "queen");
  static final List<String> FOOD =
      List.of("bread", "soup", "rice", "apple", "cheese", "hammer", "engine", "man", "woman");
  private static final List<String> AROUND_MUSIC = List.of("plays", "hears", "loud", "melody");
  private static final List<String> AROUND_FOOD = List.of("eats", "cooks", "tasty", "kitchen");

  private TinyCorpus() {}

  /** Writes this many sentences of eight words, always the same. */
  static Path write(Path file, int sentences) throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      boolean music = random.nextBoolean();
      for (int word = 0; word < 8; word++) {
        List<String> words =
            word % 2 == 0 ? music ? MUSIC : FOOD : music ? AROUND_MUSIC : AROUND_FOOD;
        text.append(words.get(random.nextInt(words.size()))).append(word < 7 ? ' ' : '\n');
      }
    }
    return Files.writeString(file, text);
  }
}
