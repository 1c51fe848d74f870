package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafetensorsTest {
  private final Path file;

  SafetensorsTest(@TempDir Path directory) {
    this.file = directory.resolve("model.safetensors");
  }

  @Test
  void the_file_is_laid_out_as_the_format_says() throws IOException {
    Embeddings embeddings = Fixtures.of(List.of("é", "ab"), new float[][] {{1, 2, 3}, {4, 5, 6}});
    EmbeddingsFiles.write(embeddings, file, EmbeddingsFormat.SAFETENSORS);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) buffer.getLong(0);
    assertThat((header + 4) % 8).as("where numbers start, behind the words").isZero();
    assertThat(new String(bytes, 8, header, UTF_8).stripTrailing())
        .matches(
            "\\{\"__metadata__\":\\{\"kind\":\"word2vec\","
                + "\"parlance.checksum\":\"crc32c [0-9a-f]{8}\","
                + "\"parlance.format\":\"embeddings 1\"},"
                + "\"vocabulary.utf8\":\\{\"dtype\":\"U8\",\"shape\":\\[4],"
                + "\"data_offsets\":\\[0,4]},"
                + "\"vocabulary.counts\":\\{\"dtype\":\"I64\",\"shape\":\\[2],"
                + "\"data_offsets\":\\[4,20]},"
                + "\"vocabulary.offsets\":\\{\"dtype\":\"I64\",\"shape\":\\[3],"
                + "\"data_offsets\":\\[20,44]},"
                + "\"vectors\":\\{\"dtype\":\"F32\",\"shape\":\\[2,3],"
                + "\"data_offsets\":\\[44,68]}}");
    int data = 8 + header;
    assertThat(bytes).hasSize(data + 68);
    assertThat(new String(bytes, data, 4, UTF_8)).isEqualTo("éab");
    assertThat(buffer.getLong(data + 4)).isEqualTo(2);
    assertThat(buffer.getLong(data + 12)).isEqualTo(1);
    assertThat(buffer.getLong(data + 28)).isEqualTo(2);
    assertThat(buffer.getFloat(data + 44 + 5 * 4)).isEqualTo(6);
  }

  @Test
  void the_checksum_covers_the_whole_file_its_own_digits_as_zeros() throws IOException {
    EmbeddingsFiles.write(
        Fixtures.random(List.of("a", "b"), 3, 1), file, EmbeddingsFormat.SAFETENSORS);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = text.indexOf("crc32c ") + 7;
    String digits = text.substring(at, at + 8);
    java.util.Arrays.fill(bytes, at, at + 8, (byte) '0');
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    assertThat(Long.parseLong(digits, 16)).isEqualTo(crc.getValue());
  }

  @Test
  void a_file_from_elsewhere_may_order_its_tensors_otherwise_and_hold_more() throws IOException {
    String json =
        "{\"extra\":{\"dtype\":\"F16\",\"shape\":[1,3],\"data_offsets\":[3,9]},"
            + "\"vocabulary.utf8\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]},"
            + "\"vectors\":{\"shape\":[2,1],\"dtype\":\"F32\",\"data_offsets\":[9,17]},"
            + "\"vocabulary.counts\":{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[17,33]},"
            + "\"vocabulary.offsets\":{\"dtype\":\"I64\",\"shape\":[3],\"data_offsets\":[33,57]}}";
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length() + 57).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length()).put(json.getBytes(UTF_8));
    bytes.put("abc".getBytes(UTF_8)).put(new byte[6]).putFloat(1.5f).putFloat(-2);
    bytes.putLong(9).putLong(8).putLong(0).putLong(1).putLong(3);
    Files.write(file, bytes.array());
    Embeddings read = EmbeddingsFiles.read(file);
    assertThat(read.vocabulary().word(1)).isEqualTo("bc");
    assertThat(read.vocabulary().counts()).containsExactly(9, 8);
    assertThat(read.vector("bc").orElseThrow()).containsExactly(-2);
  }
}
