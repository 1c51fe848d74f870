package io.parlance.chatbot.retrieval;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.SifVectors;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.Exchange;
import io.parlance.seq2seq.KnownExchanges;
import io.parlance.seq2seq.corpus.ExchangeVectors;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.dialogues.DialogueTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The questions that a model knows replies to. All are compared with what is asked, by the cosine
 * of their sentence vectors; the nearest of them word by word. Belongs to one thread.
 */
public final class KnownQuestions {
  private static final int ROWS_AT_ONCE = 4096; // a part of the partition
  private static final int SHORTLIST = 60; // compared word by word

  /** What is left of a likeness where the rarest words differ, near as their vectors may be. */
  private static final double OTHER_SUBJECT = 0.7;

  /** What turns before the question are worth where they are alike, and lose where they are not. */
  private static final double CONTEXT = 0.15;

  private final KnownExchanges known;
  private final SifVectors sentences;
  private final WordOverlap overlap;
  private final Embeddings words;
  private final DialogueTokenizer tokenizer;
  private final TensorBackend backend;
  private final Parallel parallel;
  private final float[] cosines; // (exchanges)

  private KnownQuestions(ChatModel model, TensorBackend backend, Parallel parallel) {
    this.known = model.exchanges();
    this.words = ExchangeVectors.words(model.vocabulary(), model.weights());
    this.sentences = SifVectors.of(words, known.common());
    this.overlap = new WordOverlap(model.vocabulary().words());
    this.tokenizer = DialogueTokenizer.named(model.analyzer());
    this.backend = backend;
    this.parallel = parallel;
    this.cosines = new float[known.exchanges().size()];
  }

  /**
   * The known questions of a model.
   *
   * @param parallel the threads it works on, which stay the caller's to close
   */
  public static KnownQuestions of(ChatModel model, TensorBackend backend, Parallel parallel) {
    return new KnownQuestions(model, backend, parallel);
  }

  /** How many there are. */
  public int size() {
    return cosines.length;
  }

  /**
   * The exchanges whose questions are nearest, nearest first; none where no word is known.
   *
   * @param turns the tokens of what was said, the oldest first, the question itself last
   * @param k at most so many
   */
  public List<Match> nearest(List<List<String>> turns, int k) {
    List<String> question = turns.get(turns.size() - 1);
    Optional<float[]> vector = sentences.vector(spelled(question));
    if (vector.isEmpty() || cosines.length == 0) {
      return List.of();
    }
    cosines(ExchangeVectors.unit(vector.get()));
    Set<String> plain = PlainWords.of(question);
    Set<String> before = before(turns);
    double coverage = overlap.coverage(plain);
    WordMatch match = new WordMatch(words, plain);
    List<Match> matches = new ArrayList<>();
    for (int row : shortlist(Math.max(k, SHORTLIST))) {
      Exchange exchange = known.exchanges().get(row);
      List<List<String>> said = exchange.question().lines().map(tokenizer::tokens).toList();
      Set<String> other = PlainWords.of(said.get(said.size() - 1));
      double cosine = Math.max(0, cosines[row]);
      double same = overlap.of(plain, other);
      double about = (1 + 2 * match.with(other)) / 3;
      double subject = overlap.differInSubject(plain, other) ? OTHER_SUBJECT : 1;
      double follows = said.size() < 2 ? 0 : context(before, before(said));
      double alike = coverage * subject * about * (cosine + same) / 2 + CONTEXT * follows;
      matches.add(new Match(exchange, Math.max(0, Math.min(alike, 1))));
    }
    matches.sort(Comparator.comparingDouble(Match::similarity).reversed());
    return matches.subList(0, Math.min(k, matches.size()));
  }

  /** The same with contractions that are not known written out. */
  private List<String> spelled(List<String> question) {
    List<String> words = new ArrayList<>();
    for (String word : question) {
      if (overlap.isKnown(word)) {
        words.add(word);
      } else {
        words.addAll(PlainWords.of(List.of(word)));
      }
    }
    return words;
  }

  /** How well what was said fits to what was said before a known question: -1 … 1. */
  private double context(Set<String> before, Set<String> known) {
    return 2 * overlap.of(before, known) - 1; // without turns before: -1
  }

  private static Set<String> before(List<List<String>> turns) {
    return PlainWords.of(
        turns.subList(0, turns.size() - 1).stream().flatMap(List::stream).toList());
  }

  private void cosines(float[] query) {
    int parts = (cosines.length + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    parallel.run(
        parts,
        part -> {
          int from = part * ROWS_AT_ONCE;
          int to = Math.min(from + ROWS_AT_ONCE, cosines.length);
          backend.gemv(known.vectors(), from, to, query, 0, cosines, 0);
        });
  }

  /** The rows of the highest cosines, highest first; of equal ones the lower row. */
  private int[] shortlist(int k) {
    int count = Math.min(k, cosines.length);
    int[] best = new int[count]; // sorted
    int filled = 0;
    for (int row = 0; row < cosines.length; row++) {
      if (filled < count || cosines[row] > cosines[best[filled - 1]]) {
        int at = filled < count ? filled++ : count - 1;
        while (at > 0 && cosines[row] > cosines[best[at - 1]]) {
          best[at] = best[at - 1];
          at--;
        }
        best[at] = row;
      }
    }
    return Arrays.copyOf(best, filled);
  }
}
