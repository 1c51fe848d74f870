package io.parlance.dl4j.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.trainers.engines.DocumentVectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Dl4jArchiveTest {
  private static final String VECTORS =
      "3 2 0\nB64:a2luZw== 1.5 -2.0E-4\nnew_Az92_york 3 4\nB64:6Z+z5LmQ 0.1 7\n";

  @TempDir private Path folder = Path.of("");

  private static byte[] archive(Map<String, String> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("model.zip"), bytes);
  }

  private Path file(Map<String, String> entries) throws IOException {
    return file(archive(entries));
  }

  @Test
  void words_in_base64_or_not_have_their_vectors_and_counts() throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("syn0.txt", VECTORS);
    entries.put("frequencies.txt", "B64:a2luZw== 12.0 3\nB64:6Z+z5LmQ 4.0 2\n");
    entries.put("config.json", "{\"window\": 9, \"of a version to come\": 1}");

    Embeddings read = EmbeddingsFiles.read(file(entries));

    assertThat(read.vector("king")).hasValue(new float[] {1.5f, -2.0e-4f});
    assertThat(read.vector("new york")).hasValue(new float[] {3, 4});
    assertThat(read.vector("音乐")).hasValue(new float[] {0.1f, 7});
    assertThat(read.vocabulary().counts()).containsExactly(12, 0, 4);
    assertThat(read.provenance().entry("imported.format")).hasValue("dl4j");
  }

  @Test
  void labels_are_documents_and_no_words() throws IOException {
    Path file = file(Map.of("syn0.txt", VECTORS, "labels.txt", "B64:6Z+z5LmQ\n"));

    Embeddings read = EmbeddingsFiles.read(file);

    assertThat(read.size()).isEqualTo(2);
    assertThat(read.vector("音乐")).isEmpty();
    assertThat(DocumentVectors.of(read).list().place(0)).hasToString("音乐:1");
    assertThat(EmbeddingsFiles.info(file).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 2 0~B64:a2luZw== 1 2~|it ends after 1 rows of 3",
        "1 2 0~B64:a2luZw== 1 2~B64:a2luZw== 1 2~|line 3: it goes on after the 1 rows",
        "2 2 0~B64:a2luZw== 1 2~B64:a2luZw== 1 2~|line 3: the word \"king\" a second time",
        "1 2 0~B64:a2luZw== 1~|line 2: expected a word and 2 numbers, found 2 fields",
        "1 2 0~B64:a2luZw== 1 NaN~|line 2: expected a number, found \"NaN\"",
        "1 2 0~B64:a2luZw== 1 x~|line 2: expected a number, found \"x\"",
        "1 2 0~B64:*** 1 2~|line 2: expected a word in Base64, found \"B64:***\"",
        "0 2 0~|line 1: expected \"rows dimension documents\", found \"0 2 0\"",
        "king 1 2~|line 1: expected \"rows dimension documents\"",
        "99999 100 0~x~|line 1: it promises 99999 rows of 100 numbers, but at most",
        "''|line 1: expected \"rows dimension documents\"",
      })
  void damaged_vectors_are_refused_with_their_line(String vectors, String complaint)
      throws IOException {
    Path file = file(Map.of("syn0.txt", vectors.replace('~', '\n')));

    assertThatThrownBy(() -> EmbeddingsFiles.read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(file + ": syn0.txt: ")
        .hasMessageContaining(complaint);
  }

  @Test
  void an_archive_damaged_or_cut_off_anywhere_is_refused_in_a_line_that_names_it()
      throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("syn0.txt", VECTORS);
    entries.put("frequencies.txt", "B64:a2luZw== 12.0 3\n");
    byte[] sound = archive(entries);
    Embeddings whole = EmbeddingsFiles.read(file(sound));
    for (int length = 4; length < sound.length; length++) {
      Path cut = file(Arrays.copyOf(sound, length));
      assertThatThrownBy(() -> EmbeddingsFiles.read(cut))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith(cut.toString());
    }
    for (int at = 0; at < sound.length; at++) {
      byte[] damaged = sound.clone();
      damaged[at] ^= 0x10;
      Path file = file(damaged);
      try {
        // What is not of the numbers, a date say, may be anything.
        assertThat(Fixtures.numbers(EmbeddingsFiles.read(file))).isEqualTo(Fixtures.numbers(whole));
      } catch (IOException e) {
        assertThat(e).isInstanceOf(ModelFormatException.class);
        assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      }
    }
  }

  @Test
  void other_archives_are_told_apart() throws IOException {
    Path other = file(Map.of("glove.txt", "the 1 2\n"));
    assertThatThrownBy(() -> EmbeddingsFiles.read(other)).hasMessageContaining("unpack it");
    Path network = file(Map.of("coefficients.bin", "", "configuration.json", "{}"));
    assertThatThrownBy(() -> EmbeddingsFiles.info(network))
        .hasMessageContaining("a network of DL4J's, expected word vectors");
  }
}
