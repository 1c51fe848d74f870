package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.conversation.ExportFormat;
import io.parlance.chatbot.terminal.screen.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes the conversation for others. */
final class ExportCommand extends Command {

  ExportCommand() {
    super("export", "md|json [FILE]", "writes the conversation to a file, to be read or learned");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    String[] parts = argument.split("\\s+", 2);
    ExportFormat format = ExportFormat.named(parts[0]).orElseThrow(this::misused);
    chat.last("export");
    Path file;
    if (parts.length > 1) {
      file = chat.files().path(here(parts[1]));
      if (Files.exists(file)) {
        throw new IllegalArgumentException(file + " exists already; name another file");
      }
    } else {
      Optional<Path> saved = chat.log().file();
      String name = saved.map(ConversationFiles::name).orElse("conversation");
      file = Path.of("chat-" + name + "." + format.ending()); // the same chat's is written anew
    }
    format.write(chat.log().conversation(chat.session().turns()), file);
    chat.screen().text(Tone.NOTE, "written to " + file.toAbsolutePath().normalize());
  }

  /** A bare name is of this folder, not of that of conversations. */
  private static String here(String name) {
    boolean bare = name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    return bare ? "./" + name : name;
  }

  @Override
  List<Completion> completions(Chat chat, List<String> before, String begun) {
    return before.isEmpty()
        ? Arrays.stream(ExportFormat.values())
            .map(format -> Completion.of(format.ending()))
            .toList()
        : List.of();
  }
}
