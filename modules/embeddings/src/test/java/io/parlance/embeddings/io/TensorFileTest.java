package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TensorFileTest {
  private final Path path;

  TensorFileTest(@TempDir Path directory) {
    this.path = directory.resolve("model.safetensors");
  }

  /** One tensor of each type, the widths out of order. */
  private static Map<String, TensorData> tensors() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("text", new TensorData.Bytes("é".getBytes(UTF_8)));
    tensors.put("small", new TensorData.Int8(2, 2, new byte[] {-127, 0, 1, 127}));
    tensors.put("weights", new TensorData.Floats(2, 3, new float[] {1, -2, 3, 0, 5.5f, 6}));
    tensors.put("whole", new TensorData.Longs(new long[] {Long.MIN_VALUE, 7}));
    tensors.put("real", new TensorData.Doubles(new double[] {Double.MIN_VALUE, -0.1}));
    return tensors;
  }

  private byte[] write() throws IOException {
    TensorFile.write(path, ModelKind.CHAT, Map.of("key", "vält"), tensors());
    return Files.readAllBytes(path);
  }

  private void read() throws IOException {
    try (TensorFile file = TensorFile.open(path, ModelKind.CHAT)) {
      float[] weights = file.floats("weights", 2, 3);
      byte[] small = file.int8("small", 2, 2);
      long[] whole = file.longs("whole");
      byte[] text = file.bytes("text");
      double[] real = new double[2];
      file.into("real", new TensorData.Doubles(real));
      file.read();
      assertThat(real).containsExactly(Double.MIN_VALUE, -0.1);
      assertThat(file.metadata()).isEqualTo(Map.of("key", "vält"));
      assertThat(file.names()).containsExactly("text", "whole", "real", "weights", "small");
      assertThat(weights).containsExactly(1, -2, 3, 0, 5.5f, 6);
      assertThat(small).containsExactly(-127, 0, 1, 127);
      assertThat(whole).containsExactly(Long.MIN_VALUE, 7);
      assertThat(new String(text, UTF_8)).isEqualTo("é");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.safetensors", "model.safetensors.gz"})
  void each_type_of_tensor_is_read_as_it_was_written(String name) throws IOException {
    Path other = path.resolveSibling(name);
    TensorFile.write(other, ModelKind.CHAT, Map.of("key", "vält"), tensors());
    Files.move(other, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    read();
  }

  @Test
  void a_file_cut_off_or_changed_at_any_byte_is_refused_in_a_line() throws IOException {
    byte[] bytes = write();
    Random random = new Random(3);
    for (int at = 0; at < bytes.length; at++) {
      Files.write(path, Arrays.copyOf(bytes, at));
      assertRefused("cut off at byte " + at);
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(path, flipped);
      assertRefused("changed at byte " + at);
    }
  }

  private void assertRefused(String description) {
    assertThatThrownBy(this::read)
        .as(description)
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(path + ": ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_tensor_of_another_name_type_or_shape_is_refused_with_both() throws IOException {
    write();
    try (TensorFile file = TensorFile.open(path, ModelKind.CHAT)) {
      assertThatThrownBy(() -> file.longs("none"))
          .hasMessage(
              path
                  + ": a safetensors file without tensor \"none\", so not a chat model; it holds"
                  + " [text, whole, real, weights, small]");
      assertThatThrownBy(() -> file.floats("weights", 3, 2))
          .hasMessage(path + ": tensor \"weights\" is F32[2, 3], expected F32[3, 2]");
      assertThatThrownBy(() -> file.bytes("small"))
          .hasMessage(path + ": tensor \"small\" is I8[2, 2], expected U8 with 1 extents");
    }
  }

  @Test
  void a_file_of_another_kind_is_refused_with_both_kinds() throws IOException {
    write();
    assertThatThrownBy(() -> EmbeddingsFiles.read(path))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(path + ": holds a chat model, expected word vectors");
    assertThatThrownBy(() -> EmbeddingsFiles.info(path))
        .hasMessage(path + ": holds a chat model, expected word vectors");
    assertThatThrownBy(() -> TensorFile.open(path, ModelKind.CHECKPOINT))
        .hasMessage(path + ": holds a chat model, expected a training's checkpoint");
    Embeddings vectors = Fixtures.random(List.of("a", "b"), 4, 3);
    EmbeddingsFiles.write(vectors, path, EmbeddingsFormat.SAFETENSORS);
    assertThatThrownBy(() -> TensorFile.open(path, ModelKind.CHAT))
        .hasMessage(path + ": holds word vectors, expected a chat model");
    EmbeddingsFiles.write(vectors, path, EmbeddingsFormat.WORD2VEC_BINARY);
    assertThatThrownBy(() -> TensorFile.open(path, ModelKind.CHAT))
        .hasMessage(
            path + ": holds word vectors in the format word2vec-bin, expected a chat model");
    Files.writeString(path, "hello there");
    assertThatThrownBy(() -> TensorFile.open(path, ModelKind.CHAT))
        .hasMessageStartingWith(path + ": not a model's file, expected a chat model; it starts");
  }

  @Test
  void numbers_that_are_not_finite_are_not_written() {
    Map<String, TensorData> tensors =
        Map.of("w", new TensorData.Floats(2, 1, new float[] {1, Float.NaN}));
    assertThatThrownBy(() -> TensorFile.write(path, ModelKind.CHAT, Map.of(), tensors))
        .isInstanceOf(IOException.class)
        .hasMessage(path + ": row 1 of \"w\" holds NaN; only finite numbers are written");
    assertThat(path).doesNotExist();
  }

  @Test
  void metadata_of_the_file_s_own_cannot_be_given() {
    assertThatThrownBy(
            () -> TensorFile.write(path, ModelKind.CHAT, Map.of("parlance.format", "x"), tensors()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parlance.format");
  }
}
