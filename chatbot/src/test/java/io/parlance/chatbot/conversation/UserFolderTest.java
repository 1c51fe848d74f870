package io.parlance.chatbot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFolderTest {
  private static Path of(Map<String, String> environment, String system) {
    return UserFolder.of(environment, system, "/home/ann");
  }

  @Test
  void what_is_chosen_for_parlance_goes_first() {
    Map<String, String> both = Map.of("PARLANCE_USER_HOME", "/data/p", "XDG_DATA_HOME", "/xdg");
    assertThat(of(both, "Linux")).isEqualTo(Path.of("/data/p"));
    assertThat(of(Map.of("PARLANCE_USER_HOME", ""), "Linux"))
        .isEqualTo(Path.of("/home/ann/.local/share/parlance"));
  }

  @Test
  void each_system_has_its_place_for_data() {
    assertThat(of(Map.of("XDG_DATA_HOME", "/xdg"), "Linux")).isEqualTo(Path.of("/xdg/parlance"));
    assertThat(of(Map.of("XDG_DATA_HOME", "relative"), "Linux"))
        .isEqualTo(Path.of("/home/ann/.local/share/parlance"));
    assertThat(of(Map.of(), "Mac OS X"))
        .isEqualTo(Path.of("/home/ann/Library/Application Support/parlance"));
    assertThat(of(Map.of("APPDATA", "/c/roaming"), "Windows 11"))
        .isEqualTo(Path.of("/c/roaming/parlance"));
    assertThat(of(Map.of(), "Windows 11")).isEqualTo(Path.of("/home/ann/AppData/Roaming/parlance"));
  }
}
