package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandTest {
  private final Path file;
  private final Path out;
  private MemoryStreams memory = MemoryStreams.plain("");

  DoctorCommandTest(@TempDir Path folder) {
    this.file = folder.resolve("vectors.txt");
    this.out = folder.resolve("whole.txt");
  }

  private int run(Object... arguments) {
    memory = MemoryStreams.plain("");
    return new Program(memory.streams())
        .run(List.of(arguments).stream().map(String::valueOf).toList());
  }

  @Test
  void a_sound_file_ends_with_0_whatever_is_remarked() throws IOException {
    Files.writeString(file, "2 2\nthe 1 2\ncat 0 0\n");
    assertThat(run("doctor", file)).isZero();
    assertThat(memory.out())
        .isEqualTo(
            file
                + ": word2vec-text, 20 bytes, 2 words of dimension 2\n"
                + "  remark: line 3: the vector of \"cat\" is all zeros\n"
                + "sound\n");
  }

  @Test
  void a_damaged_file_ends_with_1_and_what_is_whole_is_saved() throws IOException {
    Files.writeString(file, "20 1\n" + "the 1\n".repeat(20));
    assertThat(run("doctor", file, "--repair", out)).isEqualTo(1);
    assertThat(memory.out())
        .contains("  line 3: the word \"the\" came before\n")
        .contains("  … and 9 more like it\n")
        .endsWith(
            "damaged\nsaved "
                + out
                + ": 1 words\n  left out: 19 rows or parts of rows that are not whole\n");
    assertThat(out).hasContent("1 1\nthe 1\n");
  }

  @Test
  void json_holds_places_as_numbers() throws IOException {
    Files.writeString(file, "2 1\nthe 1\nthe 2\n");
    assertThat(run("doctor", file, "--json")).isEqualTo(1);
    assertThat(memory.out())
        .contains("\"sound\":false,\"format\":\"word2vec-text\"")
        .contains("{\"symptom\":\"duplicate\",\"damage\":true,\"total\":1,\"first\":[{")
        .contains("\"line\":3,\"text\":\"the word \\\"the\\\" came before\"");
  }

  @Test
  void the_file_itself_is_never_written_over() throws IOException {
    Files.writeString(file, "2 1\nthe 1\nthe 2\n");
    assertThat(run("doctor", file, "--repair", file)).isEqualTo(2);
    assertThat(memory.err()).contains("is FILE itself");
    assertThat(file).hasContent("2 1\nthe 1\nthe 2\n");
    assertThat(run("doctor")).isEqualTo(2);
    assertThat(run("doctor", out)).isEqualTo(1);
    assertThat(memory.err()).isEqualTo("parlance doctor: " + out + ": no such file\n");
  }

  @Test
  void dialogues_and_texts_given_by_mistake_are_named() throws IOException {
    Files.writeString(file, "do you like tea ?\tyes , very much .\n");
    assertThat(run("doctor", file)).isEqualTo(1);
    assertThat(memory.out()).contains("of no format that is known here").contains("(TSV)");
    Files.writeString(file, "The quick brown fox.\n\nIt jumps over the lazy dog.\nAnd again.\n");
    assertThat(run("doctor", file)).isEqualTo(1);
    assertThat(memory.out()).endsWith("it reads as text, which train learns from\n");
  }
}
