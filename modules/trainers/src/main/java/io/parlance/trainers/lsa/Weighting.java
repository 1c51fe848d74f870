package io.parlance.trainers.lsa;

import java.util.List;

/** How a word's count in a document becomes a cell of the matrix: local weight times global. */
public sealed interface Weighting {

  /** The name that {@code --weighting} takes. */
  String label();

  /** The weight of a count in its document. */
  float local(float count);

  /** The weight of a word in the whole. */
  float global(TermStatistics terms, int term);

  /** Whether rows are brought to length one. */
  default boolean unitRows() {
    return false;
  }

  /**
   * {@code ln(1 + tf) (1 + Σ_d p ln p / ln N)}, p = tf / gf (Dumais 1991): a word that is spread
   * evenly over all documents weighs nothing.
   */
  record LogEntropy() implements Weighting {
    @Override
    public String label() {
      return "log-entropy";
    }

    @Override
    public float local(float count) {
      return (float) Math.log1p(count);
    }

    @Override
    public float global(TermStatistics terms, int term) {
      if (terms.documents() < 2 || terms.total(term) == 0) {
        return 1;
      }
      double entropy = terms.countLogCounts(term) / terms.total(term) - Math.log(terms.total(term));
      return (float) Math.max(0, 1 + entropy / Math.log(terms.documents()));
    }
  }

  /**
   * {@code (1 + ln tf) (ln((1 + N) / (1 + df)) + 1)}, rows to unit length: scikit-learn's with
   * {@code sublinear_tf}.
   */
  record TfIdf() implements Weighting {
    @Override
    public String label() {
      return "tfidf";
    }

    @Override
    public float local(float count) {
      return (float) (1 + Math.log(count));
    }

    @Override
    public float global(TermStatistics terms, int term) {
      return (float)
          (Math.log((1.0 + terms.documents()) / (1.0 + terms.documentFrequency(term))) + 1);
    }

    @Override
    public boolean unitRows() {
      return true;
    }
  }

  /** The count itself. */
  record Count() implements Weighting {
    @Override
    public String label() {
      return "count";
    }

    @Override
    public float local(float count) {
      return count;
    }

    @Override
    public float global(TermStatistics terms, int term) {
      return 1;
    }
  }

  /** All there are, the default first. */
  static List<Weighting> all() {
    return List.of(new LogEntropy(), new TfIdf(), new Count());
  }

  /**
   * The weighting of this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  static Weighting named(String name) {
    return all().stream()
        .filter(weighting -> weighting.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no weighting \"" + name + "\"; expected log-entropy, tfidf or count"));
  }
}
