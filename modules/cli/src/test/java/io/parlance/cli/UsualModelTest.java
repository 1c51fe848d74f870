package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.chatbot.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsualModelTest {
  @TempDir private Path folder = Path.of("");

  private String found(Map<String, String> environment, Optional<Language> language)
      throws IOException {
    return String.valueOf(new UsualModel(folder, environment).find(language).getFileName());
  }

  private void make(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name + ".safetensors"));
    }
  }

  @Test
  void the_locale_chooses_where_no_model_is_everybodys() throws IOException {
    make("chat-en", "chat-zh");
    Map<String, String> chinese = Map.of("LC_ALL", "C.UTF-8", "LANG", "zh_CN.GB18030");
    assertThat(found(chinese, Optional.empty())).isEqualTo("chat-zh.safetensors");
    assertThat(found(Map.of("LANG", "de_DE.UTF-8"), Optional.empty()))
        .isEqualTo("chat-en.safetensors");
    make("chat");
    assertThat(found(chinese, Optional.empty())).isEqualTo("chat.safetensors");
  }

  @Test
  void a_language_that_is_asked_for_goes_first() throws IOException {
    make("chat", "chat-en", "chat-zh");
    assertThat(found(Map.of(), Optional.of(Language.CHINESE))).isEqualTo("chat-zh.safetensors");
    assertThat(found(Map.of("LANG", "zh_CN.UTF-8"), Optional.of(Language.ENGLISH)))
        .isEqualTo("chat-en.safetensors");
  }

  @Test
  void any_chat_model_is_better_than_none() throws IOException {
    make("quickstart", "chat-films", "chat-zh");
    assertThat(found(Map.of(), Optional.empty())).isEqualTo("chat-films.safetensors");
  }

  @Test
  void where_there_is_none_quickstart_is_told() {
    assertThatThrownBy(() -> found(Map.of(), Optional.empty()))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "no CHATMODEL given, and there is no "
                + folder.resolve("chat*.safetensors")
                + "; parlance quickstart makes one");
    assertThatThrownBy(() -> found(Map.of(), Optional.of(Language.CHINESE)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "there is no "
                + folder.resolve("chat-zh.safetensors")
                + "; parlance quickstart --lang zh makes one");
  }
}
