package io.parlance.tensor.autograd;

/**
 * Where the tokens of several sequences lie in a matrix without padding: all first tokens, then all
 * second ones and so on, sequences from the longest to the shortest. Token t of sequence s is row
 * {@code position(s, t)}.
 */
public final class Steps {
  private final int[] lengths; // (sequences), never rising
  private final int[] offsets; // (steps + 1): rows before step t

  /**
   * @param lengths of the sequences, never rising, each at least 1
   * @throws IllegalArgumentException if they are not
   */
  public Steps(int[] lengths) {
    if (lengths.length == 0) {
      throw new IllegalArgumentException("no sequences");
    }
    for (int s = 0; s < lengths.length; s++) {
      if (lengths[s] < 1 || (s > 0 && lengths[s] > lengths[s - 1])) {
        throw new IllegalArgumentException(
            "sequence "
                + s
                + " has length "
                + lengths[s]
                + ": lengths are 1 or more, never rising");
      }
    }
    this.lengths = lengths.clone();
    this.offsets = new int[lengths[0] + 1];
    int alive = lengths.length;
    for (int t = 0; t < lengths[0]; t++) {
      while (lengths[alive - 1] <= t) {
        alive--;
      }
      offsets[t + 1] = offsets[t] + alive;
    }
  }

  /** The number of sequences. */
  public int sequences() {
    return lengths.length;
  }

  /** The length of the longest. */
  public int steps() {
    return offsets.length - 1;
  }

  /** How many sequences have a token at step {@code t}: they are the first ones. */
  public int count(int t) {
    return offsets[t + 1] - offsets[t];
  }

  /** The row of the first sequence's token at step {@code t}. */
  public int offset(int t) {
    return offsets[t];
  }

  /** The number of tokens. */
  public int total() {
    return offsets[offsets.length - 1];
  }

  /** The length of a sequence. */
  public int length(int sequence) {
    return lengths[sequence];
  }

  /** The row of a token. */
  public int position(int sequence, int t) {
    return offsets[t] + sequence;
  }
}
