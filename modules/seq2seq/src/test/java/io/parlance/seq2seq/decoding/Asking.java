package io.parlance.seq2seq.decoding;

import java.util.Arrays;
import java.util.List;

/** Short ways to ask a scripted model. */
final class Asking {
  /** Nothing but what the script says. */
  static final ReplyOptions BARE =
      ReplyOptions.defaults()
          .withMinimumLength(0)
          .withMaximumLength(8)
          .withNoRepeat(0)
          .withUnknown(UnknownWords.KEEP);

  private Asking() {}

  static Question question(String words) {
    List<String> split = words.isEmpty() ? List.of() : Arrays.asList(words.split(" ", -1));
    return Question.of(ScriptedModel.VOCABULARY, split);
  }

  static List<Reply> ask(
      ScriptedModel model, String question, Decoding decoding, ReplyOptions options) {
    return new ReplyDecoder(model, ScriptedModel.VOCABULARY)
        .replies(question(question), decoding, options);
  }

  static Reply greedy(ScriptedModel model, String question, ReplyOptions options) {
    return ask(model, question, new Greedy(), options).get(0);
  }

  static String text(Reply reply) {
    return String.join(" ", reply.words());
  }
}
