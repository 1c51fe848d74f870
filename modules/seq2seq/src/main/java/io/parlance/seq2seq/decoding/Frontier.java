package io.parlance.seq2seq.decoding;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.inference.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The drafts that go on, a row each, and what the model thinks of their next words. */
final class Frontier {
  private final Steps steps;
  private final ChatVocabulary vocabulary;
  private final WordRules rules;
  private final ReplyOptions options;
  private final int positions; // of the question that are words of it
  private final List<Draft> drafts = new ArrayList<>();
  private final List<OptionalInt> copied = new ArrayList<>(); // a position a row
  private final List<List<Alternative>> alternatives = new ArrayList<>();
  private final int[] parents;
  private final int[] words;

  /**
   * @param rows empty drafts to begin with
   * @param mostRows that there will ever be
   */
  Frontier(
      Steps steps,
      ChatVocabulary vocabulary,
      Question question,
      ReplyOptions options,
      int rows,
      int mostRows) {
    this.steps = steps;
    this.vocabulary = vocabulary;
    this.rules = new WordRules(vocabulary, question, options);
    this.options = options;
    this.positions = Math.min(steps.positions(), question.size());
    this.parents = new int[mostRows];
    this.words = new int[mostRows];
    for (int row = 0; row < rows; row++) {
      drafts.add(Draft.empty());
      words[row] = ChatVocabulary.START;
    }
  }

  int rows() {
    return drafts.size();
  }

  Draft draft(int row) {
    return drafts.get(row);
  }

  /** Positions of the question that attention is told of. */
  int positions() {
    return positions;
  }

  /** The length of a row of {@link #logProbabilities}. */
  int vocabularySize() {
    return vocabulary.size();
  }

  ReplyOptions options() {
    return options;
  }

  /** (rows, vocabulary), what may not be said at minus infinity. */
  float[] logProbabilities() {
    return steps.logProbabilities();
  }

  /** Has the model take in the drafts' last words. */
  void advance() {
    steps.advance(rows(), parents, words);
    copied.clear();
    alternatives.clear();
    for (int row = 0; row < rows(); row++) {
      int at = row * vocabularySize();
      OptionalInt copy =
          rules.copied(steps.attention(), row * steps.positions(), steps.positions());
      copied.add(copy);
      alternatives.add(alternatives(at));
      rules.apply(drafts.get(row), copy, steps.logProbabilities(), at);
    }
  }

  private List<Alternative> alternatives(int at) {
    float[] all = steps.logProbabilities();
    List<Alternative> likeliest = new ArrayList<>();
    if (options.alternatives() > 0) {
      for (int id : TopWords.of(all, at, vocabularySize(), options.alternatives())) {
        likeliest.add(new Alternative(vocabulary.word(id), id, StrictMath.exp(all[at + id])));
      }
    }
    return likeliest;
  }

  float logProbability(int row, int id) {
    return steps.logProbabilities()[row * vocabularySize() + id];
  }

  /** Where this row looked in the last step, (positions). */
  float[] attention(int row) {
    int at = row * steps.positions();
    return Arrays.copyOfRange(steps.attention(), at, at + positions);
  }

  /** A row's draft with this word more. */
  Draft extended(int row, int id) {
    return extended(row, id, rules.word(id, copied.get(row)));
  }

  /** A row's draft with this id more, said as this word. */
  Draft extended(int row, int id, String word) {
    ReplyToken token = new ReplyToken(word, id, logProbability(row, id), alternatives.get(row));
    return drafts.get(row).with(token, rules.key(id, copied.get(row)), attention(row));
  }

  /** Goes on with these drafts, of which each extends the draft of a row. */
  void keep(List<Draft> next, List<Integer> rows) {
    drafts.clear();
    drafts.addAll(next);
    for (int row = 0; row < next.size(); row++) {
      parents[row] = rows.get(row);
      words[row] = next.get(row).tokens().get(next.get(row).size() - 1).id();
    }
  }
}
