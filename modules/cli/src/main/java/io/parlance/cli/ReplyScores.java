package io.parlance.cli;

import io.parlance.chatbot.Response;
import io.parlance.chatbot.Source;
import io.parlance.seq2seq.evaluation.Bleu;
import io.parlance.seq2seq.evaluation.ReplyDiversity;
import io.parlance.text.dialogues.ExchangePair;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bot's replies are worth.
 *
 * @param way how they were found
 * @param bleu against the replies that were given
 * @param diversity of the bot's replies
 * @param retrieved the share of replies that are those of known questions, 0 … 1
 * @param notKnown the share of replies that say that it does not know, 0 … 1
 * @param samples some of them, evenly spread
 */
record ReplyScores(
    String way,
    Bleu bleu,
    ReplyDiversity diversity,
    double retrieved,
    double notKnown,
    List<ChatSample> samples) {

  /**
   * Measures responses.
   *
   * @param texts what was replied to, and the reply that was given
   * @param tokens the same as tokens
   * @param count samples to take
   */
  static ReplyScores of(
      String way,
      List<Response> responses,
      List<ExchangePair<String>> texts,
      List<ExchangePair<List<String>>> tokens,
      int count) {
    List<List<String>> said = responses.stream().map(Response::words).toList();
    List<ChatSample> samples = new ArrayList<>();
    int most = Math.min(count, said.size());
    for (int i = 0; i < most; i++) {
      int at = (int) ((long) i * said.size() / most);
      samples.add(
          new ChatSample(texts.get(at).turns(), texts.get(at).reply(), responses.get(at).text()));
    }
    return new ReplyScores(
        way,
        Bleu.of(said, tokens.stream().map(ExchangePair::reply).toList()),
        ReplyDiversity.of(said),
        share(responses, Source.RETRIEVED),
        share(responses, Source.FALLBACK),
        samples);
  }

  private static double share(List<Response> responses, Source source) {
    long count = responses.stream().filter(response -> response.source() == source).count();
    return (double) count / responses.size();
  }
}
