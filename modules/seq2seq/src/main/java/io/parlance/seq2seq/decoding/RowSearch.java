package io.parlance.seq2seq.decoding;

import io.parlance.seq2seq.ChatVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Greedy decoding and sampling: replies that do not know of each other, a chooser each. */
final class RowSearch {
  private final Frontier frontier;
  private final List<Chooser> choosers;
  private final ReplyListener listener;
  private final Reply[] replies;
  private final List<Integer> slots = new ArrayList<>(); // which reply a row is

  RowSearch(Frontier frontier, List<Chooser> choosers, ReplyListener listener) {
    this.frontier = frontier;
    this.choosers = choosers;
    this.listener = listener;
    this.replies = new Reply[choosers.size()];
    for (int slot = 0; slot < choosers.size(); slot++) {
      slots.add(slot);
    }
  }

  /** The replies, in the choosers' order; the listener hears the first. */
  List<Reply> run(BooleanSupplier cancelled) {
    while (frontier.rows() > 0) {
      if (cancelled.getAsBoolean()) {
        for (int row = 0; row < frontier.rows(); row++) {
          end(row, frontier.draft(row), Ending.CANCELLED, 0);
        }
        break;
      }
      frontier.advance();
      step();
    }
    return List.of(replies);
  }

  private void step() {
    int words = frontier.vocabularySize();
    List<Draft> next = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    List<Integer> nextSlots = new ArrayList<>();
    for (int row = 0; row < frontier.rows(); row++) {
      int slot = slots.get(row);
      OptionalInt chosen =
          choosers.get(slot).choose(frontier.logProbabilities(), row * words, words);
      if (chosen.isEmpty()) {
        end(row, frontier.draft(row), Ending.NO_WORD_LEFT, 0);
      } else if (chosen.getAsInt() == ChatVocabulary.END) {
        float end = frontier.logProbability(row, ChatVocabulary.END);
        end(row, frontier.draft(row), Ending.COMPLETE, end);
      } else {
        Draft draft = frontier.extended(row, chosen.getAsInt());
        if (slot == 0) {
          listener.token(draft.tokens().get(draft.size() - 1));
        }
        if (draft.size() == frontier.options().maximumLength()) {
          end(row, draft, Ending.CUT_OFF, 0);
        } else {
          next.add(draft);
          rows.add(row);
          nextSlots.add(slot);
        }
      }
    }
    frontier.keep(next, rows);
    slots.clear();
    slots.addAll(nextSlots);
  }

  private void end(int row, Draft draft, Ending ending, double endLogProbability) {
    double score = draft.logProbability() + endLogProbability;
    replies[slots.get(row)] = draft.end(ending, endLogProbability, score, frontier.positions());
  }
}
