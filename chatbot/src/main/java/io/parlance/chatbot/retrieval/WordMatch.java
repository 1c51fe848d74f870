package io.parlance.chatbot.retrieval;

import io.parlance.embeddings.Embeddings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of what a question is about another one is about, too: of each of its words the cosine
 * with the nearest word of the other, where a word weighs the more the rarer it is. What a sentence
 * vector blurs, one name instead of another, this sees.
 */
final class WordMatch {
  private static final double A = 1e-3; // the words of content decide, as in SIF

  private final Embeddings words;

  WordMatch(Embeddings words) {
    this.words = words;
  }

  /** The weighted mean, 0 … 1, over the words of {@code question}; 1 where it has none. */
  double of(Collection<String> question, Collection<String> other) {
    List<float[]> vectors = new ArrayList<>();
    for (String word : other) {
      unit(word).ifPresent(vectors::add);
    }
    double sum = 0;
    double weights = 0;
    for (String word : question) {
      double weight = weight(word);
      weights += weight;
      sum += weight * (other.contains(word) ? 1 : nearest(word, vectors));
    }
    return weights > 0 ? sum / weights : 1;
  }

  private double nearest(String word, List<float[]> vectors) {
    Optional<float[]> vector = unit(word);
    double best = 0;
    if (vector.isPresent()) {
      for (float[] other : vectors) {
        double dot = 0;
        for (int i = 0; i < other.length; i++) {
          dot += (double) other[i] * vector.get()[i];
        }
        best = Math.max(best, dot);
      }
    }
    return Math.min(best, 1);
  }

  private Optional<float[]> unit(String word) {
    return words.vector(word).map(UnitVector::of);
  }

  private double weight(String word) {
    OptionalInt id = words.vocabulary().id(word);
    double probability =
        id.isEmpty()
            ? 0
            : (double) words.vocabulary().count(id.getAsInt()) / words.vocabulary().totalCount();
    return A / (A + probability);
  }
}
