package io.parlance.seq2seq.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.seq2seq.Models;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.autograd.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointFilesTest {
  private static final Map<String, String> SETTINGS = Map.of("hidden", "32", "corpus", "a.tsv");

  private final Path path;
  private final Weights weights = Models.random(Models.options(Cell.LSTM), false).weights();

  CheckpointFilesTest(@TempDir Path directory) {
    this.path = directory.resolve("chat.checkpoint");
  }

  private void write() throws IOException {
    Map<String, float[]> slots = new LinkedHashMap<>();
    slots.put("embedding.first", new float[] {1, 2, 3});
    slots.put("embedding.second", new float[] {-1});
    CheckpointFiles.write(
        new Checkpoint(
            weights, slots, new TreeMap<>(Map.of("steps", "17")), new TreeMap<>(SETTINGS)),
        path);
  }

  @Test
  void a_training_finds_all_that_it_left() throws IOException {
    write();
    Checkpoint read = CheckpointFiles.read(path, SETTINGS);
    assertThat(read.weights().shapes()).isEqualTo(weights.shapes());
    weights
        .shapes()
        .forEach(
            shape ->
                assertThat(read.weights().values(shape.name()))
                    .containsExactly(weights.values(shape.name())));
    assertThat(read.slots()).containsOnlyKeys("embedding.first", "embedding.second");
    assertThat(read.slots().get("embedding.first")).containsExactly(1, 2, 3);
    assertThat(read.state()).isEqualTo(Map.of("steps", "17"));
    assertThat(read.fingerprint()).isEqualTo(SETTINGS);
  }

  @Test
  void another_training_is_refused_by_the_setting_with_both_values() throws IOException {
    write();
    assertThatThrownBy(() -> CheckpointFiles.read(path, Map.of("hidden", "64", "corpus", "a.tsv")))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            path
                + ": the training began with hidden 32, but it is to go on with hidden 64;"
                + " give the same, or train anew");
    assertThatThrownBy(
            () ->
                CheckpointFiles.read(path, Map.of("hidden", "32", "corpus", "a.tsv", "clip", "1")))
        .hasMessageContaining("began with clip not set, but it is to go on with clip 1");
  }

  @Test
  void a_damaged_checkpoint_is_refused_with_its_offset() throws IOException {
    write();
    byte[] bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length - 100));
    assertThatThrownBy(() -> CheckpointFiles.read(path, SETTINGS))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageMatching(".*: byte \\d+: the header announces \\d+ bytes of tensors, but .*");
    byte[] flipped = bytes.clone();
    flipped[bytes.length - 5] ^= 4;
    Files.write(path, flipped);
    assertThatThrownBy(() -> CheckpointFiles.read(path, SETTINGS))
        .hasMessageContaining("damaged: its checksum is");
  }

  @Test
  void a_chat_model_is_no_checkpoint() throws IOException {
    ChatModelFiles.write(Models.random(Models.options(Cell.LSTM), false), path);
    assertThatThrownBy(() -> CheckpointFiles.read(path, SETTINGS))
        .hasMessage(path + ": holds a chat model, expected a training's checkpoint");
  }
}
