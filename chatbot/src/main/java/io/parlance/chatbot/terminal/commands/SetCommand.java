package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.ChatSession;
import io.parlance.chatbot.Printable;
import io.parlance.chatbot.Setting;
import io.parlance.chatbot.terminal.screen.Tone;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Changes how replies are found. */
final class SetCommand extends Command {
  private static final int QUOTED = 40; // characters of an unknown name

  SetCommand() {
    super("set", "[NAME VALUE]", "changes how replies are found; alone lists what can be set");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    ChatSession session = chat.session();
    List<String> words = words(argument.replace('=', ' '));
    if (words.isEmpty()) {
      SettingRows.all(chat.screen(), session.settings());
      return;
    }
    Setting setting =
        Setting.named(words.get(0))
            .orElseThrow(() -> new IllegalArgumentException(unknown(words.get(0))));
    if (words.size() == 1) {
      SettingRows.one(chat.screen(), setting, session.settings());
      return;
    }
    String value = String.join(" ", words.subList(1, words.size()));
    session.settings(setting.set(session.settings(), value));
    String now = setting.value(session.settings()).orElse(value);
    chat.screen().text(Tone.NOTE, setting.label() + " is " + now + " from now on");
  }

  private static String unknown(String name) {
    return "there is no setting "
        + Printable.quoted(name, QUOTED)
        + "; there are "
        + Arrays.stream(Setting.values()).map(Setting::label).collect(Collectors.joining(", "));
  }

  @Override
  List<Completion> completions(Chat chat, List<String> before, String begun) {
    if (before.isEmpty()) {
      return Arrays.stream(Setting.values())
          .map(setting -> Completion.of(setting.label()))
          .toList();
    }
    return before.size() == 1
        ? Setting.named(before.get(0)).stream()
            .flatMap(setting -> setting.choices().stream())
            .map(Completion::of)
            .toList()
        : List.of();
  }
}
