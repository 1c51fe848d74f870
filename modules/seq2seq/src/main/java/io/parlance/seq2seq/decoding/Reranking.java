package io.parlance.seq2seq.decoding;

import io.parlance.tensor.Requirement;

/**
 * Which of several replies is preferred: one said because of the question, not one that could be
 * said to anything. Maximum mutual information, Li et al. 2016, "A Diversity-Promoting Objective
 * Function for Neural Conversation Models", for a question S and a reply T.
 */
public sealed interface Reranking {

  /**
   * MMI-antiLM (section 4.5.1): {@code log p(T|S) - λ log p(T) + γ |T|}, where log p(T) counts the
   * first words alone, for what comes late is fluent or not, but rarely dull. p(T) is what the
   * model says to an empty question.
   *
   * @param lambda λ, 0 … 1; default 0.5
   * @param first so many words count, the end mark among them; at least 1; default 5
   * @param reward γ, for each word: without it short replies win, since each word costs
   *     probability; 0 … 10; default 1
   */
  record AntiLanguageModel(double lambda, int first, double reward) implements Reranking {
    public AntiLanguageModel {
      Requirement.that(lambda >= 0 && lambda <= 1, "lambda must be 0 to 1", lambda);
      Requirement.that(first >= 1, "words that count must be at least 1", first);
      Requirement.that(reward >= 0 && reward <= 10, "reward must be 0 to 10", reward);
    }

    /** As in the components' defaults. */
    public static AntiLanguageModel defaults() {
      return new AntiLanguageModel(0.5, 5, 1);
    }
  }

  /**
   * MMI-bidi (section 4.5.2): {@code (1 - λ) log p(T|S) + λ log p(S|T) + γ |T|}, the second by a
   * model that was learned from reply to question.
   *
   * @param lambda λ, 0 … 1; default 0.5
   * @param reward γ, for each word; 0 … 10; default 0.5
   */
  record Bidirectional(double lambda, double reward) implements Reranking {
    public Bidirectional {
      Requirement.that(lambda >= 0 && lambda <= 1, "lambda must be 0 to 1", lambda);
      Requirement.that(reward >= 0 && reward <= 10, "reward must be 0 to 10", reward);
    }

    /** As in the components' defaults. */
    public static Bidirectional defaults() {
      return new Bidirectional(0.5, 0.5);
    }
  }
}
