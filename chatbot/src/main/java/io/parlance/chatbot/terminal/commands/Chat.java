package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.ChatSession;
import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Responder;
import io.parlance.chatbot.Turn;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.conversation.ConversationLog;
import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Tone;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A chat that is going on: what commands look at and change. Belongs to one thread. */
public final class Chat {
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final String modelName;
  private final Preparation preparation;
  private final ChatSettings first;
  private final Screen screen;
  private final Interrupt interrupt;
  private final TextEditor editor;
  private final ConversationFiles files;
  private final ReplyTimes times = new ReplyTimes();
  private Optional<ChatSession> session = Optional.empty();
  private Optional<WordVectors> vectors = Optional.empty();
  private ConversationLog log;
  private boolean over;

  /**
   * @param modelName what the model is called: its file
   * @param settings how replies are found at first
   * @param log of the conversation that begins, or goes on
   */
  public Chat(
      String modelName,
      Preparation preparation,
      ChatSettings settings,
      ConversationFiles files,
      ConversationLog log,
      Screen screen,
      Interrupt interrupt,
      TextEditor editor) {
    this.modelName = modelName;
    this.preparation = preparation;
    this.first = settings;
    this.files = files;
    this.log = log;
    this.screen = screen;
    this.interrupt = interrupt;
    this.editor = editor;
  }

  /**
   * The conversation; waits until there is somebody to talk with.
   *
   * @throws IOException if the model cannot be read
   * @throws InterruptedWait if Ctrl-C was pressed while waiting
   */
  ChatSession session() throws IOException {
    if (session.isEmpty()) {
      interrupt.clear();
      if (preparation.read().isEmpty()) {
        screen.text(Tone.NOTE, "one moment: the model is being read");
      }
      Responder responder = preparation.await(interrupt).orElseThrow(InterruptedWait::new);
      ChatSession begun = new ChatSession(responder, first);
      begun.restore(log.conversation().turns());
      session = Optional.of(begun);
    }
    return session.get();
  }

  /** Says something, and shows the reply as it comes. */
  void say(String text) throws IOException {
    ChatSession now = session();
    reply(now, stream -> now.say(text, stream, interrupt::raised));
  }

  /** Shows another reply to what was said last. */
  void retry() throws IOException {
    ChatSession now = session();
    reply(now, stream -> now.retry(stream, interrupt::raised));
  }

  private void reply(ChatSession now, Consumer<ReplyStream> asking) throws IOException {
    List<Turn> before = now.turns();
    interrupt.clear();
    ReplyStream stream = new ReplyStream(screen, interrupt);
    long start = System.nanoTime();
    asking.accept(stream);
    long end = System.nanoTime();
    stream.end();
    OptionalLong shown = stream.first();
    if (shown.isEmpty()) {
      now.restore(before); // nothing was replied, so nothing was said
      return;
    }
    Turn turn = now.last().orElseThrow();
    times.add(
        turn.source(),
        (shown.getAsLong() - start) / NANOS_PER_MILLISECOND,
        (end - start) / NANOS_PER_MILLISECOND);
    save();
  }

  /** Saves the conversation as it is now; where that fails, the chat goes on. */
  void save() throws IOException {
    log.save(session().turns()).ifPresent(warning -> screen.text(Tone.ERROR, warning));
  }

  /** The last turn, of which there must be one. */
  Turn last(String purpose) throws IOException {
    return session()
        .last()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nothing was said yet, so there is nothing to " + purpose));
  }

  /** The vectors of the model's words. */
  WordVectors vectors() throws IOException {
    if (vectors.isEmpty()) {
      vectors = Optional.of(WordVectors.of(session().responder().model()));
    }
    return vectors.get();
  }

  /** Words that may be meant by what is typed of one; none while the model is not read yet. */
  public List<Completion> knownWords(String begun) {
    return preparation
        .read()
        .map(ready -> KnownWords.beginning(ready.model().vocabulary().words(), begun))
        .orElse(List.of());
  }

  String modelName() {
    return modelName;
  }

  /** The responder that is being got ready. */
  Preparation preparation() {
    return preparation;
  }

  Screen screen() {
    return screen;
  }

  TextEditor editor() {
    return editor;
  }

  ConversationFiles files() {
    return files;
  }

  /** What saves the conversation. */
  ConversationLog log() {
    return log;
  }

  /** Saves in another file from now on. */
  void log(ConversationLog value) {
    log = value;
  }

  ReplyTimes times() {
    return times;
  }

  /** Ends the chat after this command. */
  void leave() {
    over = true;
  }

  /** Whether it is over. */
  public boolean over() {
    return over;
  }
}
