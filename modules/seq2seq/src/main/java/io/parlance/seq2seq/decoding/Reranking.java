package io.parlance.seq2seq.decoding;

/**
 * Which of several replies is preferred: one said because of the question, not one that could be
 * said to anything. Maximum mutual information, Li et al. 2016, "A Diversity-Promoting Objective
 * Function for Neural Conversation Models", for a question S and a reply T.
 */
public sealed interface Reranking {

  /**
   * MMI-antiLM: {@code log p(T|S) - λ log p(T)}, where log p(T) counts the first words alone, for
   * what comes late is fluent or not, but rarely dull. p(T) is what the model says to an empty
   * question.
   *
   * @param lambda λ, 0 … 1; default 0.5
   * @param first γ: so many words count, the end mark among them; at least 1; default 5
   */
  record AntiLanguageModel(double lambda, int first) implements Reranking {
    public AntiLanguageModel {
      Requirement.that(lambda >= 0 && lambda <= 1, "lambda must be 0 to 1", lambda);
      Requirement.that(first >= 1, "words that count must be at least 1", first);
    }

    /** As in the components' defaults. */
    public static AntiLanguageModel defaults() {
      return new AntiLanguageModel(0.5, 5);
    }
  }

  /**
   * MMI-bidi: {@code (1 - λ) log p(T|S) + λ log p(S|T)}, the latter by a model that was learned
   * from reply to question.
   *
   * @param lambda λ, 0 … 1; default 0.5
   */
  record Bidirectional(double lambda) implements Reranking {
    public Bidirectional {
      Requirement.that(lambda >= 0 && lambda <= 1, "lambda must be 0 to 1", lambda);
    }

    /** As in the components' defaults. */
    public static Bidirectional defaults() {
      return new Bidirectional(0.5);
    }
  }
}
