package io.parlance.chatbot;

import io.parlance.seq2seq.decoding.Sampling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A conversation: what was said, and what is said next. Belongs to one thread. */
public final class ChatSession {
  private final Responder responder;
  private final List<Turn> turns = new ArrayList<>();
  private final Set<String> rejected = new HashSet<>(); // replies to the last question
  private ChatSettings settings;
  private long forgotten; // turns

  public ChatSession(Responder responder, ChatSettings settings) {
    this.responder = responder;
    this.settings = settings;
  }

  /** {@link #say(String, ResponseListener, BooleanSupplier)} in peace. */
  public Turn say(String text) {
    return say(text, ResponseListener.none(), () -> false);
  }

  /**
   * Says something, and hears the reply, which is never the one before.
   *
   * @param text of any length, on any number of lines
   * @param listener hears the reply as it comes
   * @param cancelled asked before each word; if so, the reply ends where it is
   * @throws IllegalArgumentException if the settings ask for what the model does not have
   */
  public Turn say(String text, ResponseListener listener, BooleanSupplier cancelled) {
    Turn turn = respond(text, Set.of(), listener, cancelled);
    rejected.clear();
    turns.add(turn);
    return turn;
  }

  /**
   * Hears another reply to what was said last: none that was given to it before.
   *
   * @throws IllegalStateException if nothing was said yet
   */
  public Turn retry(ResponseListener listener, BooleanSupplier cancelled) {
    if (turns.isEmpty()) {
      throw new IllegalStateException("nothing was said yet");
    }
    Turn last = turns.remove(turns.size() - 1);
    rejected.add(last.reply());
    try {
      last = respond(last.text(), rejected, listener, cancelled);
    } finally {
      turns.add(last); // the old one, where there is no other
    }
    return last;
  }

  private Turn respond(
      String text, Set<String> given, ResponseListener listener, BooleanSupplier cancelled) {
    Set<String> refused = new HashSet<>(given);
    last().ifPresent(turn -> refused.add(turn.reply()));
    List<String> said = new ArrayList<>();
    for (Turn turn : turns.subList(Math.max(0, turns.size() - responder.turns()), turns.size())) {
      said.add(turn.text());
      said.add(turn.reply());
    }
    said.add(text);
    ChatSettings how = settings;
    if (how.decoding() instanceof Sampling sampling) { // other words for each turn and each retry
      how =
          how.withDecoding(
              sampling.withSeed(
                  sampling.seed() + 1000L * (forgotten + turns.size()) + given.size()));
    }
    return Turn.of(text, responder.respond(said, how, refused, listener, cancelled));
  }

  /** Takes the last turn back, where there is one. */
  public Optional<Turn> undo() {
    rejected.clear();
    return turns.isEmpty() ? Optional.empty() : Optional.of(turns.remove(turns.size() - 1));
  }

  /**
   * Forgets what the next reply does not depend on, so that a conversation may go on without end;
   * the last turn stays.
   */
  public void forgetOld() {
    int old = turns.size() - Math.max(1, responder.turns());
    if (old > 0) {
      turns.subList(0, old).clear();
      forgotten += old;
    }
  }

  /** Forgets all that was said. */
  public void clear() {
    restore(List.of());
  }

  /** Goes on with another conversation instead. */
  public void restore(List<Turn> conversation) {
    rejected.clear();
    turns.clear();
    forgotten = 0;
    turns.addAll(conversation);
  }

  /** All turns, oldest first. */
  public List<Turn> turns() {
    return List.copyOf(turns);
  }

  /** The last turn. */
  public Optional<Turn> last() {
    return turns.isEmpty() ? Optional.empty() : Optional.of(turns.get(turns.size() - 1));
  }

  /** How the next reply is found. */
  public ChatSettings settings() {
    return settings;
  }

  /** Changes how the next reply is found. */
  public void settings(ChatSettings value) {
    settings = value;
  }

  /** Who replies. */
  public Responder responder() {
    return responder;
  }
}
