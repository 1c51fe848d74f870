package io.parlance.seq2seq.decoding;

/** How a reply is searched for among all that a model could say. */
public sealed interface Decoding permits Greedy, Beam, Sampling {

  /** How many replies are in the making at once. */
  int rows();
}
