package io.parlance.cli;

import io.parlance.chatbot.ChatSession;
import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Language;
import io.parlance.chatbot.Responder;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.conversation.ConversationLog;
import io.parlance.chatbot.conversation.UserFolder;
import io.parlance.chatbot.terminal.ChatTerminal;
import io.parlance.chatbot.terminal.TerminalPlan;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Talks with a chat model: at a terminal with a person, in a pipe a line in, a reply out. */
@Command(
    sortOptions = false,
    description = {
      "Talks with a chat model. At a terminal /help tells what can be done. In a pipe each line of",
      "standard input gets a line of reply, and none is a command: a line that begins with / is",
      "said as it is; an empty line gets an empty one. Without CHATMODEL it is the one in models/."
    },
    footer = {
      "",
      "Examples:",
      "  parlance chat models/chat.safetensors --once \"how are you?\"",
      "  printf 'hello!\\nhow are you?\\n' | parlance chat models/chat.safetensors --json"
    })
final class ChatCommand extends ParlanceCommand {
  private static final int MOST_BYTES = 1 << 18; // of a line; the model reads 40 words

  @Parameters(index = "0", arity = "0..1", paramLabel = "CHATMODEL", description = "A chat model.")
  private @Nullable Path model;

  @Option(names = "--once", order = 1, paramLabel = "TEXT", description = "Reply to this, and end.")
  private @Nullable String once;

  @Option(
      names = "--json",
      order = 2,
      description = "Print a JSON object a reply: its source, and all candidates with scores.")
  private boolean json;

  @Option(
      names = "--continue",
      order = 3,
      description = "Go on with the conversation that was saved last, and save it.")
  private boolean continues;

  private Optional<Language> language = Optional.empty();

  @Mixin private final ReplyFlags flags = new ReplyFlags();

  ChatCommand(Streams streams) {
    super(streams);
  }

  /** Talks with this model, as all flags' defaults say. */
  ChatCommand(Streams streams, Path model) {
    super(streams);
    this.model = model;
  }

  @Option(
      names = "--lang",
      order = 4,
      paramLabel = "NAME",
      description = "Without CHATMODEL: of those in models/ the one that speaks en or zh.")
  void language(String value) {
    language =
        Optional.of(
            switch (value) {
              case "en" -> Language.ENGLISH;
              case "zh" -> Language.CHINESE;
              default -> throw Failure.call("--lang " + value + ": expected en or zh");
            });
  }

  @Override
  int run() throws IOException {
    ChatSettings settings = flags.decoding().settings();
    if (model != null && language.isPresent()) {
      throw Failure.call("expected CHATMODEL or --lang, which chooses one, not both");
    }
    Path folder = UserFolder.path();
    try (ConversationFiles files = ConversationFiles.of(folder);
        Parallel parallel = Parallel.of(Runtime.getRuntime().availableProcessors())) {
      Optional<ConversationLog> before = continues ? Optional.of(last(files)) : Optional.empty();
      Path path = model(before);
      if (once == null && !json && streams().interactive()) {
        String name = path.toAbsolutePath().toString();
        ChatTerminal.run(
            new TerminalPlan(
                path.toString(),
                () -> responder(path, settings, parallel),
                settings,
                files,
                before.orElseGet(() -> files.begin(name)),
                Optional.of(folder.resolve("history")),
                System.getenv()));
        return 0;
      }
      ChatSession session = new ChatSession(responder(path, settings, parallel), settings);
      before.ifPresent(log -> session.restore(log.conversation().turns()));
      return new Talk(session, before).run();
    }
  }

  /** Reads the model, whole: its file may change or go while the chat goes on. */
  private Responder responder(Path path, ChatSettings settings, Parallel parallel)
      throws IOException {
    ChatModel chat = ChatModelFiles.read(path);
    DecodingFlags.checkReverse(settings.preference(), chat);
    return Responder.of(chat, flags.decoding().precision(), TensorBackend.preferred(), parallel);
  }

  private static ConversationLog last(ConversationFiles files) throws IOException {
    Path file =
        files
            .latest()
            .orElseThrow(
                () ->
                    Failure.work(
                        "--continue: there is no conversation in " + files.folder() + " yet"));
    return files.resume(file);
  }

  /** The one that is named, else that of the conversation that goes on, else the usual one. */
  private Path model(Optional<ConversationLog> log) throws IOException {
    if (model != null) {
      return model;
    }
    if (language.isEmpty() && log.isPresent()) {
      Path before = Path.of(log.get().conversation().model());
      if (Files.isRegularFile(before)) {
        return before;
      }
    }
    return UsualModel.ofProcess().find(language);
  }

  /** A conversation without a terminal. */
  private final class Talk {
    private final ChatSession session;
    private final Optional<ConversationLog> log;
    private final ReplyPrinter printer = new ReplyPrinter(streams(), json);

    Talk(ChatSession session, Optional<ConversationLog> log) {
      this.session = session;
      this.log = log;
    }

    int run() throws IOException {
      if (once != null) {
        reply(once);
        return 0;
      }
      PipeLines lines = new PipeLines(streams().in(), MOST_BYTES);
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (!reply(line.get())) {
          return 0; // whoever read the pipe has heard enough
        }
      }
      return 0;
    }

    /** Replies, and tells whether anybody still reads. */
    private boolean reply(String text) throws IOException {
      if (text.isBlank()) {
        return printer.printNothing();
      }
      boolean read = printer.print(session.say(text));
      if (log.isPresent()) {
        log.get().save(session.turns()).ifPresent(ChatCommand.this::warn);
      } else {
        session.forgetOld();
      }
      return read;
    }
  }

  private void warn(String warning) {
    note("warning: " + warning);
  }
}
