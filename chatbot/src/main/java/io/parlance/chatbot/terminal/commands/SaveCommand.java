package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.conversation.ExportFormat;
import io.parlance.chatbot.terminal.screen.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Saves the conversation under a name. */
final class SaveCommand extends Command {

  SaveCommand() {
    super("save", "[NAME]", "goes on in a file of this name; alone tells where it is saved now");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    chat.last("save");
    chat.save();
    Optional<Path> now = chat.log().file();
    if (!argument.isEmpty()) {
      ConversationFiles files = chat.files();
      Path file = files.path(argument);
      if (now.isEmpty() || !now.get().equals(file)) {
        if (Files.exists(file)) {
          throw new IllegalArgumentException(file + " exists already; name another file");
        }
        ExportFormat.JSON.write(chat.log().conversation(chat.session().turns()), file);
        chat.log(files.resume(file));
      }
      now = chat.log().file();
    }
    chat.screen()
        .text(
            Tone.NOTE,
            now.map(file -> "saved in " + file + ", and so is what follows").orElse("not saved"));
  }
}
