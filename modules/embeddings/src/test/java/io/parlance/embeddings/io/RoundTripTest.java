package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class RoundTripTest {

  @Property(tries = 300)
  void any_words_and_finite_vectors_survive_any_format(
      @ForAll("words") List<String> words,
      @ForAll @IntRange(min = 2, max = 6) int dimension,
      @ForAll long seed,
      @ForAll("written") EmbeddingsFormat format,
      @ForAll boolean gzipped)
      throws IOException {
    Random random = new Random(seed);
    float[][] rows = new float[words.size()][dimension];
    for (float[] row : rows) {
      for (int i = 0; i < dimension; i++) {
        float any = Float.intBitsToFloat(random.nextInt());
        row[i] = holds(format, any) ? any : 0;
      }
    }
    Embeddings written = Fixtures.of(words, rows);
    Path directory = Files.createTempDirectory("parlance");
    try {
      Path file = directory.resolve(gzipped ? "x.gz" : "x");
      WriteReport report = EmbeddingsFiles.write(written, file, format);
      Loaded loaded = EmbeddingsFiles.load(file);
      assertThat(loaded.format()).isEqualTo(format);
      Fixtures.assertSame(loaded.embeddings(), written);
      for (Path made : report.files()) {
        Files.delete(made);
      }
    } finally {
      Files.delete(directory);
    }
  }

  /** A fastText model's rows are to be summed up. */
  private static boolean holds(EmbeddingsFormat format, float number) {
    return format == EmbeddingsFormat.FASTTEXT_BINARY
        ? FastTextReader.isUsable(number)
        : Float.isFinite(number);
  }

  /** Words that every format can hold: whole characters, no white space, no NUL. */
  @Provide
  Arbitrary<EmbeddingsFormat> written() {
    return Arbitraries.of(EmbeddingsFormat.values()).filter(EmbeddingsFormat::isWritten);
  }

  @Provide
  Arbitrary<List<String>> words() {
    Arbitrary<String> exotic =
        Arbitraries.strings()
            .all()
            .ofMinLength(1)
            .ofMaxLength(8)
            .map(word -> word.replaceAll("[\\x00\\s]", "_"))
            .filter(word -> UTF_8.newEncoder().canEncode(word));
    Arbitrary<String> plain = Arbitraries.of("the", "7", "-1e5", "北京", "😀", "{", ":", "#", "nan");
    return Arbitraries.oneOf(exotic, plain).list().uniqueElements().ofMinSize(1).ofMaxSize(9);
  }
}
