package io.parlance.trainers.glove;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.text.Boundary;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.SentenceReader;
import io.parlance.trainers.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Counts are held to a counter that looks at every pair of places. */
@Timeout(60)
class CooccurrencesTest {
  private static final int UNBOUNDED = 1 << 20;

  private final Path directory;

  CooccurrencesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void counts_are_exact_for_both_contexts_and_any_window() throws Exception {
    Random random = new Random(3);
    for (int window : new int[] {1, 2, 3, 5, 10, 15, 40}) {
      for (boolean symmetric : new boolean[] {true, false}) {
        String text = GloveCorpora.random(60, 30, 40, random);
        try (EncodedCorpus corpus = GloveCorpora.of(text)) {
          DistanceWeights weights = DistanceWeights.of(window);
          assertThat(count(corpus, weights, symmetric, UNBOUNDED, 1))
              .isEqualTo(naive(corpus, weights, symmetric));
        }
      }
    }
  }

  @Test
  void counts_are_the_same_in_any_memory_and_on_any_threads() throws Exception {
    Random random = new Random(4);
    // one line is longer than any sentence of an encoded corpus
    String text = GloveCorpora.random(20, 40, 700, random) + longLine(2500, 700, random);
    try (EncodedCorpus corpus = GloveCorpora.of(text)) {
      for (boolean symmetric : new boolean[] {true, false}) {
        DistanceWeights weights = DistanceWeights.of(7);
        Map<Long, Long> expected = naive(corpus, weights, symmetric);
        for (int places : new int[] {9, 10, 64, 999, 1000, 1001, UNBOUNDED}) {
          for (int threads = 1; threads <= 3; threads++) {
            assertThat(count(corpus, weights, symmetric, places, threads))
                .as("%d places, %d threads", places, threads)
                .isEqualTo(expected);
          }
        }
      }
    }
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_neighbour_counts_the_inverse_of_its_distance() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.of("a a a b b c\n")) { // a 0, b 1, c 2
      DistanceWeights weights = DistanceWeights.of(3);
      Map<Long, Long> both = count(corpus, weights, true, UNBOUNDED, 1);
      Map<Long, Long> left = count(corpus, weights, false, UNBOUNDED, 1);
      long half = weights.unit() / 2;
      assertThat(both)
          .containsEntry(key(2, 0), weights.unit() / 3)
          .containsEntry(key(0, 2), weights.unit() / 3)
          .containsEntry(key(0, 0), 10 * half); // twice 1 + 1 + 1/2
      assertThat(left).containsEntry(key(0, 0), 5 * half).containsEntry(key(2, 1), 3 * half);
      assertThat(left).doesNotContainKey(key(1, 2)); // nothing stands left of c but a and b
    }
  }

  private static String longLine(int length, int words, Random random) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < length; i++) {
      line.append('w').append(random.nextInt(words)).append(' ');
    }
    return line.append('\n').toString();
  }

  private Map<Long, Long> count(
      EncodedCorpus corpus, DistanceWeights weights, boolean symmetric, int places, int threads)
      throws IOException {
    Stripes stripes = new Stripes(corpus.vocabulary().size(), 8);
    Map<Long, Long> cells = new TreeMap<>();
    try (Crew crew = new Crew(threads, () -> false, TrainingListener.none());
        Cooccurrences counts =
            Cooccurrences.of(corpus, stripes, weights, symmetric, places, 16, directory, crew)) {
      for (int block = 0; block < stripes.blocks(); block++) {
        counts.block(
            block,
            counts.counter(),
            (word, columns, sums, n) -> {
              assertThat(Arrays.copyOf(columns, n)).isSorted();
              for (int i = 0; i < n; i++) {
                assertThat(cells.put(key(word, columns[i]), sums[columns[i]])).isNull();
              }
            });
      }
    }
    return cells;
  }

  private static long key(int row, int column) {
    return (long) row << 32 | column;
  }

  /** Each pair of places of a line by itself. */
  private static Map<Long, Long> naive(
      EncodedCorpus corpus, DistanceWeights weights, boolean symmetric) throws IOException {
    Map<Long, Long> cells = new TreeMap<>();
    int[] line = new int[0];
    try (SentenceReader reader = corpus.open(0, 1)) {
      while (reader.next()) {
        int before = line.length;
        line = Arrays.copyOf(line, before + reader.length());
        System.arraycopy(reader.ids(), 0, line, before, reader.length());
        if (reader.boundary() != Boundary.NONE) {
          addLine(line, weights, symmetric, cells);
          line = new int[0];
        }
      }
    }
    addLine(line, weights, symmetric, cells);
    return cells;
  }

  private static void addLine(
      int[] line, DistanceWeights weights, boolean symmetric, Map<Long, Long> cells) {
    for (int i = 0; i < line.length; i++) {
      for (int j = Math.max(0, i - weights.window()); j < i; j++) {
        long units = weights.units()[i - j];
        cells.merge(key(line[i], line[j]), units, Long::sum);
        if (symmetric) {
          cells.merge(key(line[j], line[i]), units, Long::sum);
        }
      }
    }
  }
}
