package io.parlance.chatbot.terminal.commands;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.corpus.ExchangeVectors;
import io.parlance.text.Spelling;
import java.util.List;
import java.util.Locale;

/** A chat model's own words and their vectors. */
final class WordVectors {
  private static final int SPELLINGS = 3;

  private final Embeddings words;

  private WordVectors(Embeddings words) {
    this.words = words;
  }

  static WordVectors of(ChatModel model) {
    return new WordVectors(ExchangeVectors.words(model.vocabulary(), model.weights()));
  }

  /** Questions to them. */
  NearestNeighbors nearest() {
    return new NearestNeighbors(words);
  }

  /**
   * The word as the model spells it.
   *
   * @throws IllegalArgumentException if it does not know it; the message names the nearest
   *     spellings
   */
  String known(String word) {
    if (words.vocabulary().id(word).isPresent()) {
      return word;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (words.vocabulary().id(lower).isPresent()) {
      return lower;
    }
    List<String> near = Spelling.near(words.vocabulary(), word, SPELLINGS);
    throw new IllegalArgumentException(
        "the model does not know the word \""
            + word
            + "\""
            + (near.isEmpty() ? "" : "; near it are " + String.join(", ", near)));
  }
}
