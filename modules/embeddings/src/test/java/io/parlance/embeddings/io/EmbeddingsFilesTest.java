package io.parlance.embeddings.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EmbeddingsFilesTest {
  private final Path directory;

  EmbeddingsFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  static Embeddings sample(List<String> words, int dimension, long seed) {
    Random random = new Random(seed);
    RowMatrix matrix = RowMatrix.padded(words.size(), dimension);
    long[] counts = new long[words.size()];
    for (int row = 0; row < words.size(); row++) {
      for (int column = 0; column < dimension; column++) {
        matrix.block(row)[matrix.offset(row) + column] = (float) random.nextGaussian();
      }
      counts[row] = 100L - row;
    }
    return Embeddings.of(
        Vocabulary.of(words, counts), matrix, Provenance.of(Map.of("kind", "word2vec")));
  }

  static void assertSameVectors(Embeddings actual, Embeddings expected) {
    assertThat(actual.size()).isEqualTo(expected.size());
    for (int id = 0; id < expected.size(); id++) {
      assertThat(actual.vocabulary().word(id)).isEqualTo(expected.vocabulary().word(id));
      assertThat(actual.vector(id)).isEqualTo(expected.vector(id));
    }
  }

  @ParameterizedTest
  @EnumSource(EmbeddingsFormat.class)
  void what_is_written_is_read_again_bit_for_bit(EmbeddingsFormat format) throws IOException {
    Embeddings written = sample(List.of("the", "北京", "😀", "check-in", "2018"), 5, 1);
    for (String name : List.of("a.tsv", "b.tsv.gz")) {
      Path file = directory.resolve(name);
      assertThat(EmbeddingsFiles.write(written, file, format).warnings()).isEmpty();
      assertSameVectors(EmbeddingsFiles.read(file), written);
      EmbeddingsInfo info = EmbeddingsFiles.info(file);
      assertThat(info.format()).isEqualTo(format);
      assertThat(info.size()).isEqualTo(5);
      assertThat(info.dimension()).isEqualTo(5);
    }
  }
}
