package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DamagedFilesTest {
  private final Path directory;
  private final Path damaged;
  private final Embeddings whole =
      Fixtures.random(List.of("the", "北京", "😀", "check-in", "x"), 4, 3);

  DamagedFilesTest(@TempDir Path directory) {
    this.directory = directory;
    this.damaged = directory.resolve("vectors.tsv");
  }

  private byte[] written(EmbeddingsFormat format) throws IOException {
    EmbeddingsFiles.write(whole, damaged, format);
    return Files.readAllBytes(damaged);
  }

  /** Reads a damaged file: either it is refused in one line, or what it holds is returned. */
  private Optional<Embeddings> read(byte[] bytes) throws IOException {
    Files.write(damaged, bytes);
    try {
      EmbeddingsFiles.info(damaged);
      return Optional.of(EmbeddingsFiles.read(damaged));
    } catch (ModelFormatException e) {
      assertThat(e.getMessage()).contains(directory + "/").doesNotContain("\n");
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "DL4J", mode = EnumSource.Mode.EXCLUDE) // which is only read
  void a_file_cut_off_at_any_byte_is_refused(EmbeddingsFormat format) throws IOException {
    byte[] bytes = written(format);
    for (int length = 0; length < bytes.length; length++) {
      Optional<Embeddings> read = read(Arrays.copyOf(bytes, length));
      if (format == EmbeddingsFormat.GLOVE && read.isPresent()) {
        assertThat(bytes[length - 1]).isEqualTo((byte) '\n'); // has no header to tell that
      } else if (format == EmbeddingsFormat.WORD2VEC_BINARY && length == bytes.length - 1) {
        Fixtures.assertSame(read.orElseThrow(), whole); // gensim writes no last newline
      } else {
        assertThat(read).as("cut off at byte " + length).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "DL4J", mode = EnumSource.Mode.EXCLUDE) // which is only read
  void a_gzipped_file_cut_off_at_any_byte_is_refused(EmbeddingsFormat format) throws IOException {
    byte[] bytes = gzipped(written(format));
    Fixtures.assertSame(read(bytes).orElseThrow(), whole);
    for (int length = 0; length < bytes.length; length++) {
      assertThat(read(Arrays.copyOf(bytes, length))).as("cut off at byte " + length).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "DL4J", mode = EnumSource.Mode.EXCLUDE) // which is only read
  void a_flipped_bit_is_found_or_leaves_finite_vectors(EmbeddingsFormat format) throws IOException {
    byte[] bytes = written(format);
    Random random = new Random(5);
    for (int at = 0; at < bytes.length; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Optional<Embeddings> read = read(flipped);
      if (format == EmbeddingsFormat.SAFETENSORS) {
        assertThat(read).as("byte " + at).isEmpty();
      }
      read.ifPresent(DamagedFilesTest::assertFinite);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "DL4J", mode = EnumSource.Mode.EXCLUDE) // which is only read
  void random_bytes_in_a_file_never_do_harm(EmbeddingsFormat format) throws IOException {
    byte[] bytes = written(format);
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      byte[] changed = Arrays.copyOf(bytes, random.nextInt(2 * bytes.length));
      for (int change = random.nextInt(10); change >= 0 && changed.length > 0; change--) {
        changed[random.nextInt(changed.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt()
                : (byte) "0 \n\t.9".charAt(random.nextInt(6));
      }
      read(changed).ifPresent(DamagedFilesTest::assertFinite);
    }
  }

  private static void assertFinite(Embeddings embeddings) {
    for (int id = 0; id < embeddings.size(); id++) {
      for (float component : embeddings.vector(id)) {
        assertThat(Float.isFinite(component)).isTrue();
      }
    }
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 2\\na 1 2\\nb 3 4\\n                | line 4: the file ends after 2 words, but its header promises 3
          1 2\\na 1 2\\nb 3 4\\n                | line 3: the file goes on after the 1 words promised
          1 2\\na 1 2 3\\n b 3 4\\n             | line 3: the file goes on after the 1 words promised
          2 3\\na 1 2\\nb 3 4\\n                | line 2: expected a word and 3 numbers, found "a 1 2"
          2 2\\na 1 2\\nb 3 x\\n                | line 3: expected a word and 2 numbers, found "b 3 x" with no finite number in place 2
          2 2\\na 1 nan\\nb 3 4\\n              | line 2: expected a word and 2 numbers, found "a 1 nan" with no finite number in place 2
          2 2\\na 1 2\\n 3 4\\n                 | line 3: expected a word and 2 numbers, found " 3 4"
          1 2\\na 1 2                         | line 2: the file ends within this line, so it may be cut off; if it is whole, end it with a newline
          0 5\\n                             | line 1: the header says 0 words of 5 numbers: none
          999999999 300\\na 1 2\\n             | line 1: the header promises 999999999 words of 300 numbers, but at most 20 bytes follow
          9 2147483647\\na 1 2\\n              | line 1: the header promises 9 words of 2147483647 numbers, but at most 19 bytes follow
          a 1 2\\nb 3 4\\nc 5\\n               | line 3: expected a word and 2 numbers, found "c 5"
          a b\\nb 3 inf\\nc d 5\\n              | not a file of word vectors
          the quick brown fox\\n             | not a file of word vectors
          1\\t2\\n3\\t4\\n                      | tab-separated vectors without words
          """)
  void text_that_does_not_fit_is_refused_by_line(String content, String complaint)
      throws IOException {
    Files.writeString(damaged, content.replace("\\n", "\n").replace("\\t", "\t"));
    assertThatThrownBy(() -> EmbeddingsFiles.read(damaged))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(damaged + ": " + complaint);
  }

  @Test
  void a_binary_file_that_does_not_fit_is_refused_by_byte() throws IOException {
    byte[] bytes = written(EmbeddingsFormat.WORD2VEC_BINARY);
    assertRefused(
        Arrays.copyOf(bytes, bytes.length + 3),
        "byte " + bytes.length + ": the file goes on after the 5 words promised");
    assertRefused(
        Arrays.copyOf(bytes, bytes.length - 9),
        "byte 99: the file ends within the vector of word 4 of the 5 that its header promises");
    byte[] more = bytes.clone();
    more[0] = '6';
    assertRefused(
        more, "byte " + bytes.length + ": the file ends after 5 words, but its header promises 6");
    byte[] nan = bytes.clone();
    Arrays.fill(nan, 12, 16, (byte) -1);
    assertRefused(nan, "byte 12: the vector of word 0 holds NaN, expected finite numbers");
  }

  private void assertRefused(byte[] bytes, String complaint) throws IOException {
    Files.write(damaged, bytes);
    assertThatThrownBy(() -> EmbeddingsFiles.read(damaged))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(damaged + ": " + complaint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"a\":1}",
        "{\"__metadata__\":{\"a\":1}}",
        "{\"vectors\":{}}",
        "{",
        "nul",
        "{\"vectors\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}",
        "{\"vectors\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,2],\"data_offsets\":[0,0]}}",
        "{\"vectors\":{\"dtype\":\"F32\",\"shape\":[1e9,2],\"data_offsets\":[0,0]}}",
        "{\"vectors\":{\"dtype\":\"F32\",\"shape\":[-1,2],\"data_offsets\":[0,0]}}",
        "{\"vectors\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999,2],\"data_offsets\":[0,0]}}",
        "{\"vectors\":{\"dtype\":\"F32\",\"shape\":[0,2],\"data_offsets\":[4,0]}}",
        "{\"__metadata__\":{\"parlance.format\":\"embeddings 2\"}}",
        "{\"__metadata__\":{\"parlance.format\":\"embeddings 1\"}}",
        "{\"__metadata__\":{\"parlance.checksum\":\"\"}}",
        "{\"a\":{\"dtype\":\"F32\"},\"a\":{\"dtype\":\"F32\"}}"
      })
  void headers_that_are_no_models_are_refused(String json) throws IOException {
    assertThat(read(safetensors(json))).isEmpty();
  }

  @Test
  void deep_json_is_refused_at_once() throws IOException {
    assertThat(read(safetensors("{\"a\":" + "[".repeat(500_000)))).isEmpty();
    assertThat(read(safetensors("{\"a\":{\"b\":".repeat(50_000)))).isEmpty();
  }

  private static byte[] safetensors(String json) {
    byte[] header = json.getBytes(UTF_8);
    return java.nio.ByteBuffer.allocate(8 + header.length)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }

  @Test
  void a_changed_vector_is_found_by_the_checksum() throws IOException {
    byte[] bytes = written(EmbeddingsFormat.SAFETENSORS);
    bytes[bytes.length - 60] ^= 1;
    Files.write(damaged, bytes);
    assertThatThrownBy(() -> EmbeddingsFiles.read(damaged))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageMatching(
            ".*: damaged: its checksum is \"crc32c [0-9a-f]{8}\", expected \"crc32c [0-9a-f]{8}\"");
  }

  @Test
  void a_model_of_a_newer_format_is_named_as_such() throws IOException {
    Files.write(damaged, safetensors("{\"__metadata__\":{\"parlance.format\":\"embeddings 2\"}}"));
    assertThatThrownBy(() -> EmbeddingsFiles.read(damaged))
        .hasMessage(
            damaged
                + ": format \"embeddings 2\", but this version of Parlance reads \"embeddings 1\";"
                + " a newer one may read it");
  }

  @Test
  void foreign_files_are_told_apart_from_word_vectors() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    Files.write(damaged, png);
    assertThatThrownBy(() -> EmbeddingsFiles.read(damaged))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(damaged + ": not a file of word vectors: neither safetensors nor");
    Files.write(damaged, new byte[] {(byte) 0xba, 0x16, 0x4f, 0x2f, 12, 0, 0, 0});
    assertThatThrownBy(() -> EmbeddingsFiles.read(damaged))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("the file ends within the header of a fastText model");
    Files.write(damaged, new byte[0]);
    assertThatThrownBy(() -> EmbeddingsFiles.read(damaged))
        .hasMessage(damaged + ": the file is empty");
    assertThatThrownBy(() -> EmbeddingsFiles.read(directory))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("is a directory, expected a file of word vectors");
    assertThatThrownBy(() -> EmbeddingsFiles.read(directory.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("none: no such file");
  }

  @Test
  void a_giant_line_is_refused_without_being_held() throws IOException {
    String line = "a 1 2\n".repeat(20_000) + "x".repeat(1 << 20) + "\n";
    Files.writeString(damaged, line);
    assertThatThrownBy(() -> EmbeddingsFiles.read(damaged))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(
            String.format(Locale.ROOT, "%s: line 20001: a line of more than", damaged));
  }

  @Test
  void words_and_vectors_of_a_pair_must_be_as_many() throws IOException {
    Path metadata = directory.resolve("metadata.tsv");
    Files.writeString(damaged, "1\t2\n3\t4\n");
    Files.writeString(metadata, "a\n");
    assertThatThrownBy(() -> EmbeddingsFiles.read(damaged))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(metadata + ": ends after 1 words, expected one a line of " + damaged);
    Files.writeString(metadata, "a\nb\nc\n");
    assertThatThrownBy(() -> EmbeddingsFiles.read(damaged))
        .hasMessage(metadata + ": line 3: more words than the 2 vectors of " + damaged);
  }
}
