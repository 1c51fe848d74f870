package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Setting;
import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Tone;
import io.parlance.chatbot.terminal.screen.Widths;
import java.util.List;

/** Shows settings: name, value, and what it is. */
final class SettingRows {
  private static final int LABELS = 18; // columns
  private static final int VALUES = 10;

  private SettingRows() {}

  static void all(Screen screen, ChatSettings settings) {
    for (Setting setting : Setting.values()) {
      row(screen, setting, settings, setting.describe());
    }
  }

  static void one(Screen screen, Setting setting, ChatSettings settings) {
    row(screen, setting, settings, setting.describe() + "; " + setting.expected());
  }

  private static void row(Screen screen, Setting setting, ChatSettings settings, String meaning) {
    String value = setting.value(settings).orElse("-");
    screen.row(
        List.of(
            new Span(Tone.STRONG, Widths.padded("  " + setting.label(), LABELS)),
            new Span(Tone.PLAIN, Widths.padded(value, VALUES) + " ")),
        Tone.NOTE,
        meaning);
  }
}
