package io.parlance.trainers.plsa;

import java.util.List;

/**
 * A topic of a model.
 *
 * @param index the topic's place in vectors, from 0
 * @param share P(z)
 * @param umass coherence by UMass, at most about 0: the higher, the better its words go together
 * @param npmi coherence by normalised pointwise mutual information, -1 … 1
 * @param words the most probable words, the highest first
 */
public record Topic(int index, double share, double umass, double npmi, List<Word> words) {
  public Topic {
    words = List.copyOf(words);
  }

  /**
   * A word of a topic.
   *
   * @param probability P(w|z)
   */
  public record Word(String text, double probability) {}
}
