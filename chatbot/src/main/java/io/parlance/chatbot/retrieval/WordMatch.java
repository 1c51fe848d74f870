package io.parlance.chatbot.retrieval;

import io.parlance.embeddings.Embeddings;
import io.parlance.seq2seq.corpus.ExchangeVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of what a question is about another one is about, too: of each of its words the cosine
 * with the nearest word of the other, where a word weighs the more the rarer it is. What a sentence
 * vector blurs, one name instead of another, this sees.
 */
final class WordMatch {
  private static final double A = 1e-3; // the words of content decide, as in SIF

  private final Embeddings words;
  private final List<Word> question = new ArrayList<>();

  /** A word of the question; without a vector it is near to itself alone. */
  private record Word(String text, double weight, Optional<float[]> unit) {}

  /**
   * To match a question against others.
   *
   * @param words the vectors
   */
  WordMatch(Embeddings words, Set<String> question) {
    this.words = words;
    for (String word : question) {
      double weight = A / (A + words.vocabulary().probability(word));
      this.question.add(new Word(word, weight, unit(word)));
    }
  }

  /** The weighted mean, 0 … 1, over the words of the question; 1 where it has none. */
  double with(Set<String> other) {
    List<float[]> vectors = new ArrayList<>();
    for (String word : other) {
      unit(word).ifPresent(vectors::add);
    }
    double sum = 0;
    double weights = 0;
    for (Word word : question) {
      weights += word.weight;
      sum += word.weight * (other.contains(word.text) ? 1 : nearest(word, vectors));
    }
    return weights > 0 ? sum / weights : 1;
  }

  private static double nearest(Word word, List<float[]> vectors) {
    double best = 0;
    if (word.unit.isPresent()) {
      float[] unit = word.unit.get();
      for (float[] other : vectors) {
        double dot = 0;
        for (int i = 0; i < other.length; i++) {
          dot += (double) other[i] * unit[i];
        }
        best = Math.max(best, dot);
      }
    }
    return Math.min(best, 1);
  }

  private Optional<float[]> unit(String word) {
    return words.vector(word).map(ExchangeVectors::unit);
  }
}
