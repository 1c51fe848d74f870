package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.parlance.seq2seq.io.ChatModelFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chat without a terminal, with a model that knows one question and has learned nothing. */
class ChatCommandTest {
  @TempDir private Path folder = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void write() throws IOException {
    model = folder.resolve("chat.safetensors");
    ChatModelFiles.write(ChatWarmUp.tiny(), model);
  }

  private MemoryStreams chat(int exitCode, String input, String... arguments) {
    MemoryStreams streams = MemoryStreams.plain(input);
    List<String> line =
        Stream.concat(Stream.of("chat", model.toString()), Stream.of(arguments)).toList();
    assertThat(new Program(streams.streams()).run(line)).as(streams.err()).isEqualTo(exitCode);
    return streams;
  }

  @Test
  void once_gives_one_line() {
    assertThat(chat(0, "", "--once", "how are you?", "--mode", "retrieve").out())
        .isEqualTo("fine\n");
    assertThat(chat(0, "", "--once", " ").out()).isEqualTo("\n");
  }

  @Test
  void a_line_in_is_a_line_out_whatever_it_holds() {
    String input = "how are you?\n\n/bye\n\u001b[2J\u0007\n" + "x".repeat(1_000_000) + "\n你好";
    MemoryStreams streams = chat(0, input, "--mode", "retrieve", "--confidence", "0");
    assertThat(streams.out().lines()).hasSize(6).startsWith("fine", "");
    assertThat(streams.out().codePoints().filter(c -> c != '\n' && Character.isISOControl(c)))
        .isEmpty();
    assertThat(streams.err()).isEmpty();
  }

  @Test
  void json_tells_the_candidates_with_their_scores() throws IOException {
    String line = chat(0, "", "--once", "how are you?", "--json", "--confidence", "0").out();
    assertThat(line)
        .startsWith("{\"reply\":\"")
        .contains("\"text\":\"fine\",\"source\":\"retrieved\",\"score\":")
        .contains("\"known_question\":\"how are you?\"", "\"source\":\"generated\"")
        .hasLineCount(1);
    List<String> fields = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      while (json.nextToken() != null) {
        if (json.currentName() != null && !fields.contains(json.currentName())) {
          fields.add(json.currentName());
        }
      }
    }
    assertThat(fields)
        .containsSubsequence("reply", "source", "confidence", "candidates")
        .contains("text", "score", "log_probability", "similarity", "known_question");
    assertThat(chat(0, "\n", "--json").out()).isEqualTo("{\"reply\":\"\",\"candidates\":[]}\n");
  }

  @Test
  void the_model_may_go_while_it_is_in_use() {
    MemoryStreams streams = MemoryStreams.plain("");
    InputStream first = new ByteArrayInputStream("how are you?\n".getBytes(StandardCharsets.UTF_8));
    InputStream second =
        new ByteArrayInputStream("hi?\n".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int count) {
            try {
              Files.deleteIfExists(model);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return super.read(buffer, offset, count);
          }
        };
    Streams plain = streams.streams();
    Streams deleting =
        new Streams(
            new SequenceInputStream(first, second), plain.out(), plain.err(), false, 80, false);
    int exitCode = new Program(deleting).run(List.of("chat", model.toString()));
    assertThat(exitCode).as(streams.err()).isZero();
    assertThat(streams.out().lines()).hasSize(2);
    assertThat(model).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--mode|fast|--mode fast: expected hybrid, generate or retrieve",
        "--confidence|2|--confidence 2: expected a number from 0 to 1",
        "--beam|0|--beam 0: expected a whole number from 1 to 256",
        "--max-length|many|--max-length many: expected a whole number from 1 to 10,000",
        "--temperature|-1|--temperature -1: expected a number above 0, up to 100",
        "--lang|fr|--lang fr: expected en or zh",
        "--lang|zh|expected CHATMODEL or --lang, which chooses one, not both",
      })
  void a_wrong_call_is_told_what_was_expected(String flag, String value, String message) {
    MemoryStreams streams = chat(2, "", flag, value, "--once", "hi");
    assertThat(streams.err()).isEqualTo("parlance chat: " + message + "\n");
    assertThat(streams.out()).isEmpty();
  }

  @Test
  void bidi_needs_a_reverse_model() {
    assertThat(chat(1, "", "--mmi", "bidi", "--once", "hi").err())
        .contains("--mmi bidi: this model has no reverse model; train chat --reverse makes one");
  }

  @Test
  void draws_differ_by_turn_and_are_the_same_again() {
    String[] flags = {"--temperature", "5", "--mode", "generate", "--max-length", "8"};
    String first = chat(0, "how\nhow\nhow\nhow\nhow\nhow\n", flags).out();
    assertThat(first.lines().distinct().count()).isGreaterThan(3);
    assertThat(chat(0, "how\nhow\nhow\nhow\nhow\nhow\n", flags).out()).isEqualTo(first);
  }
}
