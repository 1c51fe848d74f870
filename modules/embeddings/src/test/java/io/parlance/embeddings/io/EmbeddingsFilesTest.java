package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import io.parlance.embeddings.ModelPart;
import io.parlance.tensor.RowMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EmbeddingsFilesTest {
  private final Path directory;

  EmbeddingsFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("file"), content);
  }

  private static float[][] vectors(Embeddings embeddings) {
    float[][] rows = new float[embeddings.size()][];
    for (int id = 0; id < rows.length; id++) {
      rows[id] = embeddings.vector(id);
    }
    return rows;
  }

  private static List<String> words(Embeddings embeddings) {
    return java.util.stream.IntStream.range(0, embeddings.size())
        .mapToObj(embeddings.vocabulary()::word)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = "DL4J", mode = EnumSource.Mode.EXCLUDE) // which is only read
  void what_is_written_is_read_again_bit_for_bit(EmbeddingsFormat format) throws IOException {
    Embeddings written =
        Fixtures.random(List.of("the", "北京", "😀", "check-in", "2018", "1e5", ":", "\""), 5, 1);
    for (String name : List.of("a.tsv", "b.tsv.gz")) {
      Path file = directory.resolve(name);
      WriteReport report = EmbeddingsFiles.write(written, file, format);
      assertThat(report.warnings()).isEmpty();
      assertThat(report.words()).isEqualTo(8);
      Loaded loaded = EmbeddingsFiles.load(file);
      assertThat(loaded.format()).isEqualTo(format);
      assertThat(loaded.warnings()).isEmpty();
      Fixtures.assertSame(loaded.embeddings(), written);
      EmbeddingsInfo info = EmbeddingsFiles.info(file);
      assertThat(info.format()).isEqualTo(format);
      assertThat(info.gzipped()).isEqualTo(name.endsWith(".gz"));
      assertThat(info.bytes()).isEqualTo(Files.size(file));
      assertThat(info.size()).isEqualTo(8);
      assertThat(info.dimension()).isEqualTo(5);
    }
  }

  @Test
  void a_model_file_keeps_further_parts() throws IOException {
    RowMatrix topics = RowMatrix.padded(3, 5);
    topics.setRow(2, new float[] {1, 2, 3, 4, 5}, 0);
    Embeddings written =
        Fixtures.random(List.of("a", "b"), 3, 1)
            .withPart("topics.words", new ModelPart.Floats(topics))
            .withPart("topics.lines", new ModelPart.Longs(new long[] {-1, Long.MAX_VALUE}))
            .withPart("topics.names", new ModelPart.Bytes("北京".getBytes(UTF_8)))
            .withPart("none", new ModelPart.Bytes(new byte[0]));
    Path file = directory.resolve("model");
    EmbeddingsFiles.write(written, file, EmbeddingsFormat.SAFETENSORS);
    Embeddings read = EmbeddingsFiles.read(file);
    Fixtures.assertSame(read, written);
    assertThat(read.parts().keySet()).isEqualTo(written.parts().keySet());
    RowMatrix matrix = ((ModelPart.Floats) read.part("topics.words").orElseThrow()).matrix();
    assertThat(matrix.rows()).isEqualTo(3);
    assertThat(matrix.at(2, 4)).isEqualTo(5);
    assertThat(((ModelPart.Longs) read.part("topics.lines").orElseThrow()).values())
        .containsExactly(-1, Long.MAX_VALUE);
    assertThat(((ModelPart.Bytes) read.part("topics.names").orElseThrow()).values())
        .asString(UTF_8)
        .isEqualTo("北京");
  }

  @Test
  void a_part_with_a_number_that_is_none_is_not_written() {
    RowMatrix matrix = RowMatrix.dense(2, 1);
    matrix.setRow(1, new float[] {Float.NaN}, 0);
    Embeddings written =
        Fixtures.random(List.of("a", "b"), 3, 1).withPart("topics", new ModelPart.Floats(matrix));
    assertThatThrownBy(
            () ->
                EmbeddingsFiles.write(
                    written, directory.resolve("m"), EmbeddingsFormat.SAFETENSORS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("row 1 of \"topics\" holds NaN");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_part_has_no_name_of_the_files_own() {
    Embeddings model = Fixtures.random(List.of("a", "b"), 3, 1);
    for (String name : List.of("vectors", "vocabulary.utf8", "Topics", "", "a b")) {
      assertThatThrownBy(() -> model.withPart(name, new ModelPart.Longs(new long[0])))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_model_file_keeps_counts_provenance_and_spaces() throws IOException {
    Embeddings written = Fixtures.random(List.of("new york", "a\nb", ""), 3, 1);
    Path file = directory.resolve("model");
    assertThat(EmbeddingsFiles.write(written, file, EmbeddingsFormat.SAFETENSORS).warnings())
        .isEmpty();
    Embeddings read = EmbeddingsFiles.read(file);
    Fixtures.assertSame(read, written);
    assertThat(read.provenance()).isEqualTo(written.provenance());
    assertThat(read.vocabulary().counts()).containsExactly(3, 2, 1);
    assertThat(EmbeddingsFiles.info(file).provenance()).isEqualTo(written.provenance());
  }

  @Test
  void the_same_embeddings_make_the_same_model_file() throws IOException {
    Embeddings written = Fixtures.random(List.of("a", "b"), 3, 1);
    Path one = directory.resolve("one");
    Path two = directory.resolve("two");
    EmbeddingsFiles.write(written, one, EmbeddingsFormat.SAFETENSORS);
    EmbeddingsFiles.write(EmbeddingsFiles.read(one), two, EmbeddingsFormat.SAFETENSORS);
    assertThat(two).hasSameBinaryContentAs(one);
  }

  @ParameterizedTest
  @EnumSource(names = {"WORD2VEC_BINARY", "WORD2VEC_TEXT", "GLOVE"})
  void spaces_in_words_are_written_as_underscores_and_that_is_told(EmbeddingsFormat format)
      throws IOException {
    Embeddings written =
        Fixtures.random(
            List.of("new york", "san francisco", "new_york", "a\tb", "los angeles"), 3, 1);
    Path file = directory.resolve("file");
    WriteReport report = EmbeddingsFiles.write(written, file, format);
    assertThat(report.respelled()).containsExactly("san francisco", "a\tb", "los angeles");
    assertThat(report.leftOut()).containsExactly("new york");
    assertThat(report.warnings()).hasSize(2);
    Embeddings read = EmbeddingsFiles.read(file);
    assertThat(words(read)).containsExactly("san_francisco", "new_york", "a_b", "los_angeles");
    assertThat(read.vector(1)).isEqualTo(written.vector(2));
    assertThat(read.vector(3)).isEqualTo(written.vector(4));
  }

  @Test
  void tensorboards_words_keep_their_spaces() throws IOException {
    Embeddings written = Fixtures.random(List.of("new york", "rome"), 3, 1);
    Path file = directory.resolve("x_tensor.tsv");
    WriteReport report = EmbeddingsFiles.write(written, file, EmbeddingsFormat.TENSORBOARD);
    assertThat(report.files()).containsExactly(file, directory.resolve("x_metadata.tsv"));
    assertThat(directory.resolve("x_metadata.tsv")).hasContent("new york\nrome\n");
    Fixtures.assertSame(EmbeddingsFiles.read(file), written);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"SAFETENSORS", "FASTTEXT_BINARY", "DL4J"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_word_that_a_format_cannot_hold_is_refused_and_nothing_is_written(EmbeddingsFormat format) {
    Embeddings embeddings = Fixtures.random(List.of("a", "b\nc"), 3, 1);
    Path file = directory.resolve("file");
    assertThatThrownBy(() -> EmbeddingsFiles.write(embeddings, file, format))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ": word 1, \"b c\", holds the character U+000A, which only safetensors can hold");
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(names = "DL4J", mode = EnumSource.Mode.EXCLUDE) // which is only read
  void numbers_that_are_not_finite_are_not_written(EmbeddingsFormat format) {
    Embeddings embeddings = Fixtures.of(List.of("a", "b"), new float[][] {{1, 2}, {3, Float.NaN}});
    Path file = directory.resolve("file");
    assertThatThrownBy(() -> EmbeddingsFiles.write(embeddings, file, format))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file + ": the vector of word 1, \"b\", holds NaN; only finite numbers are written");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void text_is_read_with_spaces_in_words_tabs_and_carriage_returns() throws IOException {
    Path file = file("3 2\r\nnew york 1 2\r\nin 2018\t0.5\t-1e-3 \r\n# 3 4\r\n\r\n");
    Embeddings read = EmbeddingsFiles.read(file);
    assertThat(words(read)).containsExactly("new york", "in 2018", "#");
    assertThat(vectors(read)).isDeepEqualTo(new float[][] {{1, 2}, {0.5f, -1e-3f}, {3, 4}});
  }

  @Test
  void text_without_a_header_takes_its_dimension_from_its_first_lines() throws IOException {
    Path file = file("in 2018 0.1 0.2\n7 1 2\nnew york 3 4\n");
    Embeddings read = EmbeddingsFiles.read(file);
    assertThat(words(read)).containsExactly("in 2018", "7", "new york");
    assertThat(vectors(read)).isDeepEqualTo(new float[][] {{0.1f, 0.2f}, {1, 2}, {3, 4}});
  }

  @Test
  void of_a_word_twice_the_first_vector_is_kept_and_that_is_told() throws IOException {
    Path file = file("4 1\na 1\nb 2\na 3\nb 4\n");
    Loaded loaded = EmbeddingsFiles.load(file);
    assertThat(vectors(loaded.embeddings())).isDeepEqualTo(new float[][] {{1}, {2}});
    assertThat(loaded.duplicates()).isEqualTo(2);
    assertThat(loaded.warnings())
        .containsExactly("2 words occur twice (\"a\"); the first vector of each is kept");
  }

  @Test
  void binary_is_read_with_newlines_after_vectors_and_without() throws IOException {
    for (String end : List.of("\n", "")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes("2 2\n".getBytes(UTF_8));
      for (String word : List.of("北京", "b")) {
        bytes.writeBytes((word + " ").getBytes(UTF_8));
        ByteBuffer vector = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.writeBytes(vector.putFloat(word.length()).putFloat(-0.5f).array());
        bytes.writeBytes(end.getBytes(UTF_8));
      }
      Path file = Files.write(directory.resolve("file"), bytes.toByteArray());
      Embeddings read = EmbeddingsFiles.read(file);
      assertThat(words(read)).containsExactly("北京", "b");
      assertThat(vectors(read)).isDeepEqualTo(new float[][] {{2, -0.5f}, {1, -0.5f}});
    }
  }

  @Test
  void a_pair_for_tensorboard_may_have_columns_under_a_heading() throws IOException {
    Files.writeString(directory.resolve("vectors.tsv"), "1\t2\n3\t4\n");
    Files.writeString(directory.resolve("metadata.tsv"), "word\tcount\r\na b\t7\r\nc\t1\r\n");
    Embeddings read = EmbeddingsFiles.read(directory.resolve("vectors.tsv"));
    assertThat(words(read)).containsExactly("a b", "c");
    assertThat(vectors(read)).isDeepEqualTo(new float[][] {{1, 2}, {3, 4}});
  }

  @Test
  void a_format_is_found_by_its_name_or_all_are_listed() {
    for (EmbeddingsFormat format : EmbeddingsFormat.values()) {
      if (format.isWritten()) {
        assertThat(EmbeddingsFormat.named(format.label())).isEqualTo(format);
      }
    }
    assertThatThrownBy(() -> EmbeddingsFormat.named("doc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no format \"doc\"; there are: safetensors, word2vec-bin, word2vec-text,"
                + " fasttext-bin, glove, tensorboard");
  }
}
