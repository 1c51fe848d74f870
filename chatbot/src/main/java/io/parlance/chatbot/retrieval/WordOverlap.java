package io.parlance.chatbot.retrieval;

import io.parlance.text.Vocabulary;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How far two utterances are of the same words, where a word weighs the more the rarer it is: a /
 * (a + p(w)), as in smooth inverse frequency (Arora, Liang &amp; Ma 2017). Utterances are the
 * {@link PlainWords} of them.
 */
final class WordOverlap {
  private static final double A = 3e-2; // function words count, too: they tell a question's form

  private final Vocabulary vocabulary;

  WordOverlap(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Weighted Jaccard similarity of the sets of words: 0 … 1. */
  double of(Set<String> a, Set<String> b) {
    Set<String> all = new LinkedHashSet<>(a); // in a fixed order, as sums depend on it
    all.addAll(b);
    double shared = 0;
    double together = 0;
    for (String word : all) {
      double weight = weight(word);
      together += weight;
      shared += a.contains(word) && b.contains(word) ? weight : 0;
    }
    return together > 0 ? shared / together : 0;
  }

  /**
   * Whether neither's rarest word is in the other: two questions of one form about two things, as
   * about two people.
   */
  boolean differInSubject(Set<String> a, Set<String> b) {
    return !b.contains(rarest(a)) && !a.contains(rarest(b));
  }

  private String rarest(Set<String> words) {
    String rarest = "";
    double most = 0;
    for (String word : words) {
      double weight = weight(word);
      if (weight > most) {
        most = weight;
        rarest = word;
      }
    }
    return rarest;
  }

  /** The share of an utterance's weight that is in known words: 0 … 1. */
  double coverage(Set<String> words) {
    double known = 0;
    double all = 0;
    for (String word : words) {
      double weight = weight(word);
      all += weight;
      known += isKnown(word) ? weight : 0;
    }
    return all > 0 ? known / all : 0;
  }

  boolean isKnown(String word) {
    return vocabulary.id(word).isPresent();
  }

  private double weight(String word) {
    return A / (A + vocabulary.probability(word));
  }
}
