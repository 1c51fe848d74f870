package io.parlance.seq2seq.decoding;

import io.parlance.seq2seq.ChatVocabulary;
import java.util.List;

/**
 * A word of a reply.
 *
 * @param word what is said
 * @param id what the model chose: {@link ChatVocabulary#UNKNOWN} where {@code word} was copied
 * @param logProbability that the model gave the id, before temperature and bans; natural
 * @param alternatives the likeliest words of this step, likeliest first, where asked for
 */
public record ReplyToken(
    String word, int id, double logProbability, List<Alternative> alternatives) {

  public ReplyToken {
    alternatives = List.copyOf(alternatives);
  }
}
