package io.parlance.cli;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Responder;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.conversation.UserFolder;
import io.parlance.chatbot.terminal.ChatTerminal;
import io.parlance.chatbot.terminal.TerminalPlan;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.decoding.Decoding;
import io.parlance.seq2seq.decoding.Question;
import io.parlance.seq2seq.decoding.Replier;
import io.parlance.seq2seq.decoding.Reply;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.dialogues.DialogueTokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Talks with a chat model: a line in, a reply out. */
@Command(
    sortOptions = false,
    description = {
      "Replies to each line of standard input with a line. Without CHATMODEL the first of",
      "models/chat*.safetensors is taken."
    },
    footer = {"", "Example:", "  parlance chat models/chat.safetensors --once \"how are you?\""})
final class ChatCommand extends ParlanceCommand {
  @Parameters(index = "0", arity = "0..1", paramLabel = "CHATMODEL", description = "A chat model.")
  private @Nullable Path model;

  @Option(names = "--once", order = 1, paramLabel = "TEXT", description = "Reply to this, and end.")
  private @Nullable String once;

  @Mixin private DecodingFlags flags = new DecodingFlags();

  ChatCommand(Streams streams) {
    super(streams);
  }

  /** Talks with this model, as all flags' defaults say. */
  ChatCommand(Streams streams, Path model) {
    super(streams);
    this.model = model;
  }

  @Override
  int run() throws IOException {
    Decoding decoding = flags.decoding();
    if (once == null && Boolean.getBoolean("parlance.interactive")) {
      converse(model == null ? usual() : model);
      return 0;
    }
    ChatModel chat = ChatModelFiles.read(model == null ? usual() : model);
    try (Parallel parallel = Parallel.of(Runtime.getRuntime().availableProcessors())) {
      Replier replier =
          Replier.of(
              chat,
              flags.precision(),
              flags.reranking(decoding, chat),
              TensorBackend.preferred(),
              parallel);
      Talk talk = new Talk(chat, replier, decoding);
      if (once != null) {
        streams().out().println(talk.reply(once));
        return 0;
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(streams().in(), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        streams().out().println(line.isBlank() ? "" : talk.reply(line));
        streams().out().flush(); // whoever types, or talks through a pipe, waits for it
      }
      return 0;
    }
  }

  private void converse(Path file) throws IOException {
    Path folder = UserFolder.path();
    try (Parallel parallel = Parallel.of(Runtime.getRuntime().availableProcessors());
        ConversationFiles conversations = ConversationFiles.of(folder)) {
      ChatTerminal.run(
          new TerminalPlan(
              file.toString(),
              () ->
                  Responder.of(
                      ChatModelFiles.read(file),
                      flags.precision(),
                      TensorBackend.preferred(),
                      parallel),
              ChatSettings.defaults().withLimits(flags.options()),
              conversations,
              conversations.begin(file.toString()),
              Optional.of(folder.resolve("history")),
              System.getenv()));
    }
  }

  /** What was said before, as far as the model heeds it. */
  private final class Talk {
    private final ChatModel chat;
    private final Replier replier;
    private final Decoding decoding;
    private final DialogueTokenizer tokenizer;
    private final Deque<List<String>> turns = new ArrayDeque<>();

    Talk(ChatModel chat, Replier replier, Decoding decoding) {
      this.chat = chat;
      this.replier = replier;
      this.decoding = decoding;
      this.tokenizer = DialogueTokenizer.named(chat.analyzer());
    }

    String reply(String text) {
      remember(tokenizer.tokens(text));
      Question question = Question.ofTurns(chat.vocabulary(), new ArrayList<>(turns));
      Reply reply = replier.replies(question, decoding, flags.options()).get(0);
      remember(reply.words());
      return tokenizer.text(reply.words());
    }

    private void remember(List<String> turn) {
      turns.addLast(turn);
      while (turns.size() > chat.context() + 1) {
        turns.removeFirst();
      }
    }
  }

  private static Path usual() throws IOException {
    Path folder = Path.of(System.getProperty("parlance.home", ""), "models");
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> models = Files.newDirectoryStream(folder, "chat*.safetensors")) {
        models.forEach(found::add);
      }
    }
    if (found.isEmpty()) {
      throw Failure.work(
          "no CHATMODEL given, and there is no "
              + folder.resolve("chat*.safetensors")
              + "; parlance train chat makes one");
    }
    Collections.sort(found);
    return found.get(0);
  }
}
