package io.parlance.embeddings.query;

/** How "a is to b as c is to …" is answered (Levy &amp; Goldberg 2014). */
public enum AnalogyMethod {
  /** Equation 3: the word nearest to b - a + c, of unit vectors. */
  COS_ADD,
  /** Equation 4: the greatest cos(x, b) cos(x, c) / (cos(x, a) + ε), cosines moved to 0 … 1. */
  COS_MUL
}
