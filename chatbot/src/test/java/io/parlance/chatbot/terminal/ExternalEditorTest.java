package io.parlance.chatbot.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ExternalEditorTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> handed = new ArrayList<>();

  private final ExternalEditor.Handover handover =
      new ExternalEditor.Handover() {
        @Override
        public void give() {
          handed.add("given");
        }

        @Override
        public void take() {
          handed.add("taken");
        }
      };

  private ExternalEditor editor(Map<String, String> environment) {
    return new ExternalEditor(environment, handover);
  }

  private String script(String lines) throws IOException {
    Path file = folder.resolve("editor.sh");
    Files.writeString(file, lines);
    return "sh " + file;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void the_text_comes_back_as_the_editor_leaves_it() throws IOException {
    String script = script("printf ', 你好' >> \"$1\"\n");
    assertThat(editor(Map.of("EDITOR", script)).edit("tea")).isEqualTo("tea, 你好");
    assertThat(handed).containsExactly("given", "taken");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void VISUAL_goes_before_EDITOR_and_may_have_options() throws IOException {
    String script = script("printf %s \"$1\" > \"$2\"\n");
    assertThat(editor(Map.of("VISUAL", script + " -x", "EDITOR", "none")).edit("")).isEqualTo("-x");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void an_editor_that_fails_is_told_and_the_terminal_taken_back() throws IOException {
    String script = script("exit 3\n");
    assertThatThrownBy(() -> editor(Map.of("EDITOR", script)).edit("tea"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with 3");
    assertThat(handed).containsExactly("given", "taken");
  }

  @Test
  void an_editor_that_is_not_there_is_told_with_the_remedy() {
    assertThatThrownBy(() -> editor(Map.of("EDITOR", "no-such-editor")).edit("tea"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-editor cannot be started; set VISUAL or EDITOR");
    assertThat(handed).containsExactly("given", "taken");
  }
}
