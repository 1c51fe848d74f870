package io.parlance.chatbot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChatHistoryTest {
  @TempDir private Path folder = Path.of("");
  private final Pastes pastes = new Pastes();

  private ChatHistory history(Path file) throws IOException {
    ChatHistory history = new ChatHistory(pastes, Optional.of(file));
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(
                new DumbTerminal(
                    new ByteArrayInputStream(new byte[0]), OutputStream.nullOutputStream()))
            .variable(LineReader.HISTORY_FILE, file)
            .build();
    history.attach(reader);
    return history;
  }

  @Test
  void what_was_pasted_is_kept_and_comes_back_line_by_line() throws IOException {
    Path file = folder.resolve("new/history");
    history(file).add(Instant.EPOCH, "look: " + pastes.shown("a\nb\\n"));
    ChatHistory again = history(file);
    assertThat(again.size()).isEqualTo(1);
    assertThat(again.get(0)).isEqualTo("look: a\nb\\n");
  }

  @Test
  void what_nobody_would_look_for_is_not_kept() throws IOException {
    ChatHistory history = history(folder.resolve("history"));
    history.add(Instant.EPOCH, "x".repeat(100_000));
    history.add(Instant.EPOCH, "  ");
    assertThat(history.size()).isZero();
  }

  @Test
  void a_file_with_half_a_character_is_repaired_and_commands_nothing() throws IOException {
    Path file = folder.resolve("history");
    Files.write(file, "1:tea\n2:es\u001b[2Jcape\n3:\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    ChatHistory history = history(file);
    assertThat(history.get(0)).isEqualTo("tea");
    assertThat(history.get(1)).isEqualTo("es[2Jcape");
    assertThat(history.size()).isEqualTo(3);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void it_is_for_ones_own_eyes() throws IOException {
    Path file = folder.resolve("new/history");
    history(file).add(Instant.EPOCH, "secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }
}
