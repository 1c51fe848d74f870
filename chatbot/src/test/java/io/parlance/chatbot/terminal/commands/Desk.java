package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.ToyModel;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.terminal.screen.Shown;
import io.parlance.seq2seq.ChatModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A chat without a terminal: commands go in, what is shown comes out. */
final class Desk {
  private final Commands commands = Commands.all();
  private final Chat chat;
  private final Shown shown = new Shown(80);

  Desk(ChatModel model, Path folder) throws IOException {
    this(model, folder, text -> text);
  }

  Desk(ChatModel model, Path folder, TextEditor editor) throws IOException {
    ConversationFiles files = ConversationFiles.of(folder);
    ChatSettings settings = ChatSettings.defaults();
    this.chat =
        new Chat(
            "toy.safetensors",
            Preparation.begin(() -> ToyModel.responder(model), settings),
            settings,
            files,
            files.begin("toy.safetensors"),
            shown.screen(),
            new Interrupt(),
            editor);
    chat.session(); // is read
  }

  /** What is shown after a line, without space at the lines' ends. */
  List<String> lines(String line) throws IOException {
    int before = shown.lines().size();
    commands.run(chat, line);
    List<String> all = shown.lines();
    return all.subList(before, all.size());
  }

  /** The same as one text. */
  String text(String line) throws IOException {
    return String.join("\n", lines(line));
  }

  Chat chat() {
    return chat;
  }

  Commands commands() {
    return commands;
  }
}
