package io.parlance.text.dialogues;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line may begin with to tell who speaks. */
final class SpeakerMark {
  private static final Pattern MARK =
      Pattern.compile(
          "^\\s*(?:(?<ask>q|question|问|問|问题|問題)|(?<answer>a|answer|答|回答|答案)"
              + "|(?<user>user|human|me|you|用户|我)"
              + "|(?<bot>bot|assistant|ai|chatbot|机器人|助手))\\s*[:：]\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Who speaks. */
  enum Speaker {
    /** Whose questions stand each for itself. */
    QUESTION,
    /** Who answers them. */
    ANSWER,
    /** One of two who talk. */
    USER,
    /** The other. */
    BOT,
    /** Nobody said: the line goes on with what was said before. */
    SAME
  }

  private SpeakerMark() {}

  static Speaker speaker(String line) {
    Matcher mark = MARK.matcher(line);
    if (!mark.find()) {
      return Speaker.SAME;
    }
    if (mark.group("ask") != null) {
      return Speaker.QUESTION;
    }
    if (mark.group("answer") != null) {
      return Speaker.ANSWER;
    }
    return mark.group("user") != null ? Speaker.USER : Speaker.BOT;
  }

  /** The line without its mark. */
  static String without(String line) {
    return MARK.matcher(line).replaceFirst("");
  }
}
