package io.parlance.seq2seq.decoding;

import io.parlance.seq2seq.ChatVocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Searches as {@link Beam} says. Of the likeliest candidates of a step, end marks among the first
 * {@code width} complete replies, and the first {@code width} others go on.
 */
final class BeamSearch {
  /** Attention to a position, in all, that counts at least: log 0 would outweigh all else. */
  private static final double LEAST_COVERAGE = 1e-9;

  private final Beam beam;
  private final Frontier frontier;
  private final ReplyListener listener;
  private final List<Finished> finished = new ArrayList<>();
  private int told; // words that the listener has heard

  /** A draft that ended, and the reply it is. */
  private record Finished(Draft draft, Reply reply) {}

  /** What a row's draft would be with one word more. */
  private record Candidate(int row, int id, double logProbability) {}

  BeamSearch(Beam beam, Frontier frontier, ReplyListener listener) {
    this.beam = beam;
    this.frontier = frontier;
    this.listener = listener;
  }

  /** The best replies, best first. */
  List<Reply> run(BooleanSupplier cancelled) {
    Ending ending = Ending.NO_WORD_LEFT;
    List<Draft> left = List.of(Draft.empty()); // to be taken where not enough is complete
    while (frontier.rows() > 0) {
      left = alive();
      if (cancelled.getAsBoolean()) {
        ending = Ending.CANCELLED;
        break;
      }
      if (left.get(0).size() == frontier.options().maximumLength()) {
        ending = Ending.CUT_OFF;
        break;
      }
      frontier.advance();
      step();
      if (enough()) {
        left = List.of();
        break;
      }
      tell();
    }
    for (Draft draft : left) {
      if (finished.size() < beam.best()) {
        finish(draft, ending, 0, draft.attention());
      }
    }
    List<Finished> ranked = ranked();
    Finished winner = ranked.get(0);
    tell(winner.draft, winner.draft.size());
    return ranked.stream().limit(beam.best()).map(Finished::reply).toList();
  }

  private List<Draft> alive() {
    List<Draft> drafts = new ArrayList<>();
    for (int row = 0; row < frontier.rows(); row++) {
      drafts.add(frontier.draft(row));
    }
    return drafts;
  }

  private void step() {
    List<Draft> next = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    int rank = 0;
    for (Candidate candidate : candidates()) {
      int row = candidate.row;
      if (candidate.id != ChatVocabulary.END) {
        if (next.size() < beam.width()) {
          next.add(frontier.extended(row, candidate.id));
          rows.add(row);
        }
      } else if (rank < beam.width()) {
        Draft draft = frontier.draft(row);
        List<float[]> looked = new ArrayList<>(draft.attention());
        looked.add(frontier.attention(row));
        float end = frontier.logProbability(row, ChatVocabulary.END);
        finish(draft, Ending.COMPLETE, end, looked);
      }
      rank++;
    }
    frontier.keep(next, rows);
  }

  /** The likeliest extensions: twice the width, since at most one a row is an end mark. */
  private List<Candidate> candidates() {
    int words = frontier.vocabularySize();
    List<Candidate> candidates = new ArrayList<>();
    for (int row = 0; row < frontier.rows(); row++) {
      double before = frontier.draft(row).logProbability();
      int most = 2 * beam.width();
      for (int id : TopWords.of(frontier.logProbabilities(), row * words, words, most)) {
        candidates.add(new Candidate(row, id, before + frontier.logProbability(row, id)));
      }
    }
    candidates.sort( // stable: of equal ones the lower row, then the lower id
        Comparator.comparingDouble(Candidate::logProbability).reversed());
    return candidates.subList(0, Math.min(candidates.size(), 2 * beam.width()));
  }

  private void finish(Draft draft, Ending ending, double end, List<float[]> looked) {
    double all = draft.logProbability() + end;
    int length = draft.size() + (ending == Ending.COMPLETE ? 1 : 0);
    double score = all / lengthPenalty(length) + coveragePenalty(looked);
    Reply reply = draft.end(ending, end, score, frontier.positions());
    finished.add(new Finished(draft, reply));
  }

  private double lengthPenalty(int length) {
    return StrictMath.pow((5.0 + length) / 6, beam.lengthPenalty());
  }

  private double coveragePenalty(List<float[]> looked) {
    if (beam.coveragePenalty() == 0 || looked.isEmpty()) {
      return 0;
    }
    double penalty = 0;
    for (int position = 0; position < frontier.positions(); position++) {
      double sum = 0;
      for (float[] row : looked) {
        sum += row[position];
      }
      penalty += StrictMath.log(Math.max(LEAST_COVERAGE, Math.min(sum, 1)));
    }
    return beam.coveragePenalty() * penalty;
  }

  private List<Finished> ranked() {
    List<Finished> ranked = new ArrayList<>(finished);
    ranked.sort(Comparator.comparingDouble((Finished f) -> f.reply.score()).reversed());
    return ranked;
  }

  /**
   * Whether nothing that goes on can be among the best: a log-probability only falls, the divisor
   * is largest at the maximum length, and coverage adds at most 0.
   */
  private boolean enough() {
    if (finished.size() >= beam.width() || frontier.rows() == 0) {
      return !finished.isEmpty();
    }
    if (finished.size() < beam.best()) {
      return false;
    }
    double most =
        frontier.draft(0).logProbability() / lengthPenalty(frontier.options().maximumLength() + 1);
    return ranked().get(beam.best() - 1).reply.score() >= most;
  }

  /** Tells the words that all drafts, complete or not, have in common. */
  private void tell() {
    List<Draft> all = alive();
    if (all.isEmpty()) {
      return; // what was told stays true of what is left
    }
    finished.forEach(f -> all.add(f.draft));
    Draft first = all.get(0);
    int common = first.size();
    for (Draft other : all) {
      int same = 0;
      while (same < Math.min(common, other.size())
          && first.tokens().get(same).equals(other.tokens().get(same))) {
        same++;
      }
      common = same;
    }
    tell(first, common);
  }

  private void tell(Draft draft, int words) {
    while (told < words) {
      listener.token(draft.tokens().get(told++));
    }
  }
}
