package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.Explanation;
import io.parlance.chatbot.Response;
import io.parlance.chatbot.Source;
import io.parlance.chatbot.Turn;
import io.parlance.chatbot.terminal.screen.HeatMap;
import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Tone;
import io.parlance.chatbot.terminal.screen.Widths;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.decoding.Alternative;
import io.parlance.seq2seq.decoding.AttentionWeights;
import io.parlance.seq2seq.decoding.ReplyToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Explains the last reply. */
final class WhyCommand extends Command {
  private static final int LONGEST_WORD = 16; // columns

  WhyCommand() {
    super("why", "", "where the model looked, what else it would have said, what it knew");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    Turn turn = chat.last("explain");
    Response response = Replies.response(turn);
    Explanation why = Explanation.of(chat.session().responder(), response);
    Screen screen = chat.screen();
    origin(screen, response, why);
    if (why.reply().isEmpty()) {
      return;
    }
    if (!why.unknown().isEmpty()) {
      screen.text(Tone.NOTE, "unknown to the model: " + unknown(why));
    }
    AttentionWeights attention = why.attention();
    if (attention.positions() > 0) {
      screen.blank();
      screen.text(Tone.NOTE, "where it looked, a row a word of the reply:");
      new HeatMap(why.words(), why.question(), attention::weight).show(screen);
    }
    screen.blank();
    screen.text(Tone.NOTE, "what it would have said in place of each word:");
    alternatives(screen, why);
  }

  private static void origin(Screen screen, Response response, Explanation why) {
    String source =
        switch (response.source()) {
          case GENERATED -> "made by the model, word by word";
          case RETRIEVED -> "the reply of a known question";
          case FALLBACK ->
              response.candidates().isEmpty() && response.confidence() == 1
                  ? "said because the question is in another language"
                  : "said because nothing was good enough";
        };
    screen.text(
        Tone.STRONG,
        String.format(Locale.ROOT, "%s, confidence %.2f", source, response.confidence()));
    why.match()
        .ifPresent(
            match ->
                screen.text(
                    Tone.PLAIN,
                    2,
                    String.format(
                        Locale.ROOT,
                        "known question, similarity %.2f: %s",
                        match.similarity(),
                        match.exchange().question().replace("\n", " / "))));
    if (response.source() == Source.FALLBACK && !why.reply().isEmpty()) {
      screen.text(Tone.PLAIN, 2, "the best there was: " + response.candidates().get(0).text());
    }
  }

  private static String unknown(Explanation why) {
    return String.join(", ", why.unknown().stream().sorted().map(why.question()::get).toList());
  }

  private static void alternatives(Screen screen, Explanation why) {
    List<String> words = why.words().stream().map(word -> Widths.cut(word, LONGEST_WORD)).toList();
    int width = words.stream().mapToInt(Widths::of).max().orElse(0);
    for (int i = 0; i < words.size(); i++) {
      ReplyToken token = why.reply().get(i);
      List<String> others = new ArrayList<>();
      for (Alternative other : token.alternatives()) {
        if (other.id() != token.id()) {
          String word = other.id() == ChatVocabulary.END ? "(end)" : other.word();
          others.add(word + " " + percent(other.probability()));
        }
      }
      screen.row(
          List.of(
              new Span(Tone.STRONG, "  " + Widths.padded(words.get(i), width)),
              new Span(
                  Tone.PLAIN, String.format(Locale.ROOT, " %5s  ", percent(why.probability(i))))),
          Tone.NOTE,
          String.join(", ", others));
    }
  }

  private static String percent(double probability) {
    double percent = 100 * probability;
    return percent < 0.5 ? "<1%" : Math.round(percent) + "%";
  }
}
