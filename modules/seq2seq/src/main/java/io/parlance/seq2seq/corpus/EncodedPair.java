package io.parlance.seq2seq.corpus;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.text.dialogues.ExchangePair;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A question and its reply as ids.
 *
 * @param question the words of the turns, {@link ChatVocabulary#TURN} between them; not empty
 * @param reply its words and {@link ChatVocabulary#END}; one that was cut has no end
 */
@SuppressWarnings("ArrayRecordComponent") // as many as a corpus has: plain arrays, never compared
public record EncodedPair(int[] question, int[] reply) {

  /**
   * A pair in the ids of a vocabulary that is there already.
   *
   * @param maxLength words of a turn that are kept
   */
  public static EncodedPair of(
      ExchangePair<List<String>> pair, ChatVocabulary vocabulary, int maxLength) {
    IntStream.Builder question = IntStream.builder();
    boolean first = true;
    for (List<String> turn : pair.turns()) {
      if (!first) {
        question.add(ChatVocabulary.TURN);
      }
      first = false;
      turn.stream().limit(maxLength).mapToInt(vocabulary::id).forEach(question::add);
    }
    IntStream.Builder reply = IntStream.builder();
    pair.reply().stream().limit(maxLength).mapToInt(vocabulary::id).forEach(reply::add);
    if (pair.reply().size() <= maxLength) {
      reply.add(ChatVocabulary.END);
    }
    return new EncodedPair(question.build().toArray(), reply.build().toArray());
  }
}
