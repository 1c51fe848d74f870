package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.subwords.CharacterGrams;
import io.parlance.embeddings.subwords.SubwordVectors;
import io.parlance.embeddings.subwords.WordParts;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fastText's .bin. */
class FastTextFileTest {
  private static final int DIMENSION = 5;
  private static final int BUCKETS = 50;
  private static final List<String> UNKNOWN = List.of("heron", "东京", "xyz", "😀😀", "é");

  private final Path file;
  private final Vocabulary vocabulary =
      Vocabulary.of(
          List.of("</s>", "where", "here", "北京", "a b", "😀"), new long[] {9, 8, 5, 3, 2, 1});
  private final Embeddings embeddings = model(new CharacterGrams(2, 4, BUCKETS));

  FastTextFileTest(@TempDir Path directory) {
    this.file = directory.resolve("model.bin");
  }

  private Embeddings model(CharacterGrams grams) {
    WordParts parts = new WordParts(vocabulary, grams);
    return new SubwordVectors(grams, vocabulary.size(), parts.buckets(), random(parts.size(), 1))
        .withOutputs(random(vocabulary.size(), 2))
        .embeddings(
            vocabulary,
            Provenance.of(
                Map.of(
                    "kind", "fasttext", "architecture", "cbow", "window", "7", "sample", "0.5")));
  }

  @Test
  void a_model_comes_back_with_the_same_vectors_of_known_and_unknown_words() throws IOException {
    EmbeddingsFiles.write(embeddings, file, EmbeddingsFormat.FASTTEXT_BINARY);
    Loaded loaded = EmbeddingsFiles.load(file);
    assertThat(loaded.format()).isEqualTo(EmbeddingsFormat.FASTTEXT_BINARY);
    assertSameModel(loaded.embeddings());
    assertThat(loaded.embeddings().vocabulary().counts()).isEqualTo(vocabulary.counts());
    assertThat(loaded.embeddings().provenance().entries())
        .containsEntry("architecture", "cbow")
        .containsEntry("window", "7")
        .containsEntry("sample", "0.5")
        .containsEntry("min-n", "2")
        .containsEntry("max-n", "4");
    assertThat(EmbeddingsFiles.info(file).size()).isEqualTo(vocabulary.size());
  }

  @Test
  void our_own_file_keeps_a_model_whole_and_smaller() throws IOException {
    EmbeddingsFiles.write(embeddings, file, EmbeddingsFormat.SAFETENSORS);
    Embeddings read = EmbeddingsFiles.read(file);
    assertSameModel(read);
    byte[] first = bin(embeddings);
    assertThat(bin(read)).isEqualTo(first);
  }

  @Test
  void a_model_read_and_written_again_has_the_same_bytes() throws IOException {
    byte[] first = bin(embeddings);
    assertThat(bin(EmbeddingsFiles.read(file))).isEqualTo(first);
  }

  @Test
  void embeddings_without_parts_become_a_model_without_n_grams() throws IOException {
    Embeddings plain = Fixtures.random(List.of("a", "b", "中"), 4, 1);
    EmbeddingsFiles.write(plain, file, EmbeddingsFormat.FASTTEXT_BINARY);
    Embeddings read = EmbeddingsFiles.read(file);
    Fixtures.assertSame(read, plain);
    assertThat(read.vector("ab")).isEmpty();
  }

  @Test
  void buckets_that_nothing_fills_are_not_kept() throws IOException {
    Embeddings sparse = model(new CharacterGrams(2, 4, 100 * BUCKETS));
    EmbeddingsFiles.write(sparse, file, EmbeddingsFormat.FASTTEXT_BINARY);
    SubwordVectors read = SubwordVectors.of(EmbeddingsFiles.read(file)).orElseThrow();
    SubwordVectors written = SubwordVectors.of(sparse).orElseThrow();
    assertThat(read.buckets().size()).isEqualTo(written.buckets().size());
    assertThat(read.vector("heron").orElseThrow()).isEqualTo(written.vector("heron").orElseThrow());
    assertThat(read.vector("é")).isEmpty();
  }

  @Test
  void words_hold_anything_but_nul() throws IOException {
    Embeddings odd = Fixtures.random(List.of("a\nb", "new york"), 3, 1);
    EmbeddingsFiles.write(odd, file, EmbeddingsFormat.FASTTEXT_BINARY);
    Fixtures.assertSame(EmbeddingsFiles.read(file), odd);
    Embeddings nul = Fixtures.random(List.of("a\0b"), 3, 1);
    assertThatThrownBy(() -> EmbeddingsFiles.write(nul, file, EmbeddingsFormat.FASTTEXT_BINARY))
        .hasMessageContaining("U+0000, which only safetensors can hold");
  }

  @Test
  void other_formats_say_that_they_lose_the_parts() throws IOException {
    assertThat(EmbeddingsFiles.write(embeddings, file, EmbeddingsFormat.WORD2VEC_TEXT).warnings())
        .anyMatch(warning -> warning.contains("never seen"));
    assertThat(EmbeddingsFiles.write(embeddings, file, EmbeddingsFormat.SAFETENSORS).warnings())
        .isEmpty();
  }

  @Test
  void a_file_cut_off_anywhere_is_refused_with_its_name() throws IOException {
    byte[] bytes = bin(embeddings);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> EmbeddingsFiles.read(file))
          .as("%d bytes", length)
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith(file + ": ");
    }
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    assertThatThrownBy(() -> EmbeddingsFiles.read(file))
        .hasMessageContaining("byte " + bytes.length + ": the file goes on");
  }

  @Test
  void a_changed_byte_is_refused_or_read_but_never_more() throws IOException {
    byte[] bytes = bin(embeddings);
    Random random = new Random(1);
    for (int i = 0; i < 600; i++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(i % 2 == 0 ? 150 : bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, changed);
      try {
        EmbeddingsFiles.read(file);
      } catch (IOException e) {
        assertThat(e.getMessage()).contains(file.toString()).doesNotContain("\n");
      }
    }
  }

  @Test
  void what_is_not_read_is_refused_by_name() throws IOException {
    byte[] bytes = bin(embeddings);
    int quantised = bytes.length - 4 * DIMENSION * vocabulary.size() - 17;
    refused(with(bytes, quantised, 1), "byte " + quantised + ": a quantised fastText model (.ftz)");
    refused(with(bytes, 4, 13), "version 13, expected 11 or 12");
    refused(with(bytes, 4 * 10, 0), "the input matrix is");
    byte[] pruned = with(bytes, 76 + 8, 0);
    Arrays.fill(pruned, 76 + 8, 76 + 16, (byte) 0);
    refused(pruned, "quantised");
    refused(with(bytes, 4 * 12, 127), "n-grams of up to 127 characters, expected at most 100");
  }

  private void refused(byte[] bytes, String complaint) throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> EmbeddingsFiles.read(file)).hasMessageContaining(complaint);
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  /** Labels have no vectors of their own; the words of such a model have. */
  @Test
  void the_words_of_a_supervised_model_are_read() throws IOException {
    ByteBuffer out = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(793_712_314).putInt(12);
    for (int setting : new int[] {2, 5, 5, 1, 5, 1, 3, 3, 0, 0, 0, 100}) { // dim 2 … supervised
      out.putInt(setting);
    }
    out.putDouble(1e-4).putInt(3).putInt(2).putInt(1).putLong(7).putLong(-1);
    for (String word : List.of("good", "bad", "__label__x")) {
      out.put(word.getBytes(UTF_8)).put((byte) 0).putLong(2);
      out.put((byte) (word.startsWith("__") ? 1 : 0));
    }
    out.put((byte) 0).putLong(2).putLong(2).putFloat(1).putFloat(2).putFloat(3).putFloat(4);
    out.put((byte) 0).putLong(1).putLong(2).putFloat(5).putFloat(6);
    Files.write(file, Arrays.copyOf(out.array(), out.position()));
    Embeddings read = EmbeddingsFiles.read(file);
    assertThat(read.vector("good")).contains(new float[] {1, 2});
    assertThat(read.vector("bad")).contains(new float[] {3, 4});
    assertThat(read.vector("__label__x")).isEmpty();
  }

  private byte[] bin(Embeddings written) throws IOException {
    EmbeddingsFiles.write(written, file, EmbeddingsFormat.FASTTEXT_BINARY);
    return Files.readAllBytes(file);
  }

  private void assertSameModel(Embeddings read) {
    Fixtures.assertSame(read, embeddings);
    for (String word : UNKNOWN) {
      assertThat(read.vector(word).orElse(new float[0]))
          .as(word)
          .isEqualTo(embeddings.vector(word).orElse(new float[0]));
    }
    assertThat(UNKNOWN).anyMatch(word -> embeddings.vector(word).isPresent());
    RowMatrix outputs = SubwordVectors.of(read).orElseThrow().outputs().orElseThrow();
    assertThat(outputs.at(3, 2)).isEqualTo(random(vocabulary.size(), 2).at(3, 2));
  }

  private static RowMatrix random(int rows, long seed) {
    Random random = new Random(seed);
    RowMatrix matrix = RowMatrix.padded(rows, DIMENSION);
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < DIMENSION; k++) {
        matrix.block(row)[matrix.offset(row) + k] = random.nextFloat() - 0.5f;
      }
    }
    return matrix;
  }

  @Test
  void numbers_whose_sums_would_overflow_are_not_written(@TempDir Path folder) {
    Embeddings large = Fixtures.of(List.of("a"), new float[][] {{1, 2e32f}});
    Path file = folder.resolve("large.bin");
    assertThatThrownBy(() -> EmbeddingsFiles.write(large, file, EmbeddingsFormat.FASTTEXT_BINARY))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ": the vector of word 0, \"a\", holds 2.0E32; only numbers of at most 1e32, which"
                + " can be summed up, are written");
    assertThat(file).doesNotExist();
  }
}
