package io.parlance.text.dialogues;

import io.parlance.text.dialogues.SpeakerMark.Speaker;
import java.io.IOException;

/**
 * {@link DialogueFormat#QUESTION_ANSWER}. Each {@code Q:} begins a dialogue of its own, and each
 * {@code A:} behind it is an answer to it: of two answers the second is not a reply to the first.
 * {@code User:} and {@code Bot:} talk until a blank line. A line without a mark goes on with what
 * was said before.
 */
final class SpeakerLines implements DialogueParser {
  private final StringBuilder said = new StringBuilder();
  private Speaker speaker = Speaker.SAME;
  private String question = "";
  private long questionLine;
  private boolean answered = true;
  private boolean talking;

  @Override
  public void parse(DialogueText text, DialogueTally tally) throws IOException {
    while (text.next()) {
      String line = text.line();
      Speaker next = SpeakerMark.speaker(line);
      if (next != Speaker.SAME) {
        finish(tally);
        begin(next, text.number(), tally);
        said.append(SpeakerMark.without(line));
      } else if (line.isBlank()) {
        if (speaker == Speaker.USER || speaker == Speaker.BOT) {
          finish(tally);
          tally.end();
          talking = false;
        }
      } else if (speaker == Speaker.SAME) {
        tally.malformed(text.number(), "nobody speaks; expected a line that begins with Q: or A:");
      } else if (said.length() <= Dialogues.MAX_UTTERANCE) {
        said.append(' ').append(line);
      }
    }
    finish(tally);
    tally.end();
  }

  private void begin(Speaker next, long line, DialogueTally tally) throws IOException {
    speaker = next;
    if (next == Speaker.QUESTION) {
      tally.end();
      talking = false;
      questionLine = line;
      if (!answered) {
        tally.malformed(line - 1, "a question without an answer stands before");
      }
    } else if (next == Speaker.ANSWER && question.isEmpty()) {
      tally.malformed(line, "an answer without a question");
    } else if (next != Speaker.ANSWER && !talking) {
      tally.begin(line);
      talking = true;
    }
  }

  /** What was said is complete. */
  private void finish(DialogueTally tally) throws IOException {
    switch (speaker) {
      case QUESTION -> {
        question = said.toString();
        answered = false;
      }
      case ANSWER -> {
        if (!question.isEmpty()) {
          tally.begin(questionLine);
          tally.say(question);
          tally.say(said.toString());
          tally.end();
          answered = true;
        }
      }
      case USER, BOT -> tally.say(said.toString());
      case SAME -> {}
    }
    said.setLength(0);
    speaker = Speaker.SAME;
  }
}
