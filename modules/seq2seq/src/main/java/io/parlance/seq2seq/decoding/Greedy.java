package io.parlance.seq2seq.decoding;

/** The likeliest word each time, of equally likely ones that of the lowest id. */
public record Greedy() implements Decoding {
  @Override
  public int rows() {
    return 1;
  }
}
