package io.parlance.seq2seq.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.KnownExchanges;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Models;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.QuantizedMatrix;
import io.parlance.tensor.autograd.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ChatModelFilesTest {
  private final Path path;

  ChatModelFilesTest(@TempDir Path directory) {
    this.path = directory.resolve("chat.safetensors");
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void a_model_is_read_as_it_was_written(Cell cell) throws IOException {
    ChatModel model = Models.random(Models.options(cell), true);
    ChatModelFiles.write(model, path);
    assertSame(ChatModelFiles.read(path), model);
  }

  @Test
  void layers_tied_weights_and_input_feeding_are_kept() throws IOException {
    ChatModel model = Models.random(new ModelOptions(Cell.GRU, 3, 32, 2, true, true, true), false);
    ChatModelFiles.write(model, path);
    assertSame(ChatModelFiles.read(path), model);
  }

  @Test
  void a_model_without_known_exchanges_is_kept() throws IOException {
    ChatModel model = Models.random(Models.options(Cell.LSTM), false);
    ChatModel without =
        new ChatModel(
            model.options(),
            model.vocabulary(),
            model.analyzer(),
            0,
            model.weights(),
            Optional.empty(),
            new KnownExchanges(
                List.of(), new QuantizedMatrix(0, 3, new byte[0], new float[0]), new float[3]),
            Provenance.none());
    ChatModelFiles.write(without, path);
    assertSame(ChatModelFiles.read(path), without);
  }

  private static void assertSame(ChatModel read, ChatModel written) {
    assertThat(read.options()).isEqualTo(written.options());
    assertThat(read.vocabulary().size()).isEqualTo(written.vocabulary().size());
    for (int id = 0; id < written.vocabulary().size(); id++) {
      assertThat(read.vocabulary().word(id)).isEqualTo(written.vocabulary().word(id));
    }
    assertThat(read.vocabulary().words().counts())
        .containsExactly(written.vocabulary().words().counts());
    assertThat(read.analyzer()).isEqualTo(written.analyzer());
    assertThat(read.context()).isEqualTo(written.context());
    assertSame(read.weights(), written.weights());
    assertThat(read.reverse().isPresent()).isEqualTo(written.reverse().isPresent());
    written.reverse().ifPresent(reverse -> assertSame(read.reverse().orElseThrow(), reverse));
    KnownExchanges exchanges = read.exchanges();
    assertThat(exchanges.exchanges()).isEqualTo(written.exchanges().exchanges());
    assertThat(exchanges.common()).containsExactly(written.exchanges().common());
    assertThat(exchanges.vectors().values()).isEqualTo(written.exchanges().vectors().values());
    assertThat(exchanges.vectors().scales()).isEqualTo(written.exchanges().vectors().scales());
    assertThat(read.provenance()).isEqualTo(written.provenance());
  }

  private static void assertSame(Weights read, Weights written) {
    assertThat(read.shapes()).isEqualTo(written.shapes());
    for (WeightShape shape : written.shapes()) {
      assertThat(read.values(shape.name())).containsExactly(written.values(shape.name()));
    }
  }

  @Test
  void what_a_file_holds_is_told_without_its_weights() throws IOException {
    ChatModel model = Models.random(Models.options(Cell.LSTM), true);
    ChatModelFiles.write(model, path);
    ChatInfo info = ChatModelFiles.info(path);
    assertThat(info.words()).isEqualTo(5);
    assertThat(info.options()).isEqualTo(model.options());
    assertThat(info.weights()).isEqualTo(model.weights().size());
    assertThat(info.reverse()).isTrue();
    assertThat(info.exchanges()).isEqualTo(2);
    assertThat(info.bytes()).isEqualTo(Files.size(path));
    assertThat(info.provenance()).isEqualTo(model.provenance());
  }

  @Test
  void a_file_changed_or_cut_off_anywhere_is_refused() throws IOException {
    ChatModelFiles.write(Models.random(Models.options(Cell.RNN), false), path);
    byte[] bytes = Files.readAllBytes(path);
    Random random = new Random(11);
    int header = 3000;
    for (int round = 0; round < 400; round++) {
      int at = random.nextInt(round < 200 ? header : bytes.length);
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      assertRefused(flipped, "changed at byte " + at);
      assertRefused(Arrays.copyOf(bytes, at), "cut off at byte " + at);
    }
  }

  private void assertRefused(byte[] bytes, String description) throws IOException {
    Files.write(path, bytes);
    assertThatThrownBy(() -> ChatModelFiles.read(path))
        .as(description)
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(path + ": ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void weights_that_do_not_fit_the_options_are_refused_by_name() throws IOException {
    ChatModel model = Models.random(Models.options(Cell.LSTM), false);
    ChatModel wrong =
        new ChatModel(
            Models.options(Cell.GRU),
            model.vocabulary(),
            "english",
            0,
            model.weights(),
            Optional.empty(),
            model.exchanges(),
            model.provenance());
    ChatModelFiles.write(wrong, path);
    assertThatThrownBy(() -> ChatModelFiles.read(path))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            path + ": tensor \"encoder.0.forward.input\" is F32[64, 3], expected F32[48, 3]");
  }

  @Test
  void a_chat_model_is_told_apart_from_word_vectors() throws IOException {
    ChatModelFiles.write(Models.random(Models.options(Cell.LSTM), false), path);
    assertThatThrownBy(() -> EmbeddingsFiles.read(path))
        .hasMessage(path + ": holds a chat model, expected word vectors");
  }

  /** The reference implementation, where it is installed, reads what we write. */
  @Test
  void python_s_safetensors_opens_a_model() throws IOException, InterruptedException {
    ChatModel model = Models.random(Models.options(Cell.LSTM), true);
    ChatModelFiles.write(model, path);
    String script =
        """
        import sys
        try:
            from safetensors import safe_open
        except ImportError:
            sys.exit(77)
        with safe_open(sys.argv[1], "np") as f:
            assert f.metadata()["chat.cell"] == "lstm"
            assert f.get_tensor("exchanges.vectors").tolist() == [[95, 127, 0], [0, -127, 0]]
            words = bytes(f.get_tensor("vocabulary.utf8")).decode()
            print(words, f.get_tensor("embedding").shape, len(f.keys()))
        """;
    Process process;
    try {
      process =
          new ProcessBuilder("python3", "-c", script, path.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      Assumptions.abort("no python3 here: " + e.getMessage());
      throw e;
    }
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    Assumptions.assumeTrue(process.exitValue() != 77, "no safetensors for python3 here");
    int tensors = 2 * model.weights().shapes().size() + 8;
    assertThat(output).isEqualTo("the北京😀check in? (9, 3) " + tensors + "\n");
  }
}
