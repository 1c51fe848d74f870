package io.parlance.seq2seq.decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A reply in the making; immutable. */
final class Draft {
  private static final Draft EMPTY = new Draft(List.of(), List.of(), new int[0], 0);

  private final List<ReplyToken> tokens;
  private final List<float[]> attention; // a row (positions) a token
  private final int[] keys; // a number a token, the same for the same word
  private final double logProbability;

  private Draft(
      List<ReplyToken> tokens, List<float[]> attention, int[] keys, double logProbability) {
    this.tokens = tokens;
    this.attention = attention;
    this.keys = keys;
    this.logProbability = logProbability;
  }

  /** Before the first word. */
  static Draft empty() {
    return EMPTY;
  }

  /** With a word more. */
  Draft with(ReplyToken token, int key, float[] looked) {
    int[] longer = Arrays.copyOf(keys, keys.length + 1);
    longer[keys.length] = key;
    return new Draft(
        plus(tokens, token),
        plus(attention, looked),
        longer,
        logProbability + token.logProbability());
  }

  private static <T> List<T> plus(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list.size() + 1);
    longer.addAll(list);
    longer.add(last);
    return longer;
  }

  /** A reply of these words that ends here. */
  Reply end(Ending ending, double endLogProbability, double score, int positions) {
    return new Reply(
        tokens,
        ending,
        logProbability + endLogProbability,
        score,
        new AttentionWeights(positions, attention));
  }

  List<ReplyToken> tokens() {
    return tokens;
  }

  int size() {
    return tokens.size();
  }

  int key(int index) {
    return keys[index];
  }

  /** The attention rows of the words. */
  List<float[]> attention() {
    return attention;
  }

  double logProbability() {
    return logProbability;
  }

  List<String> words() {
    return tokens.stream().map(ReplyToken::word).toList();
  }
}
