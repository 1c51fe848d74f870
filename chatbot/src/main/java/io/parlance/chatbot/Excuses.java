package io.parlance.chatbot;

import java.util.List;
import java.util.Optional;

/** What is said where nothing good can be said. */
final class Excuses {
  private static final List<String> ENGLISH =
      List.of(
          "I don't know that one.",
          "I have no good answer to that.",
          "That is beyond what I have learned.",
          "I would only be guessing there.",
          "Nothing I was taught comes near that.");
  private static final List<String> CHINESE =
      List.of("这个我不知道。", "这个问题我答不好。", "这超出了我学过的东西。", "再说下去我就是瞎猜了。", "我学过的对话里没有接近的。");
  private static final String ENGLISH_ONLY = "I only speak English so far, sorry. 不好意思，我目前只会说英语。";
  private static final String CHINESE_ONLY = "不好意思，我目前只会说中文。Sorry, I only speak Chinese so far.";

  private Excuses() {}

  /**
   * Says that nothing is known.
   *
   * @param number which of the wordings; successive ones differ
   * @param suggestion what could be asked instead
   */
  static String notKnown(Language language, int number, Optional<String> suggestion) {
    boolean chinese = language == Language.CHINESE;
    List<String> wordings = chinese ? CHINESE : ENGLISH;
    String excuse = wordings.get(Math.floorMod(number, wordings.size()));
    if (suggestion.isEmpty()) {
      return excuse;
    }
    return chinese
        ? excuse + "你可以试试问：“" + suggestion.get() + "”"
        : excuse + " Try: \"" + suggestion.get() + "\"";
  }

  /** Says, in both, which language is spoken. */
  static String onlySpeaks(Language language) {
    return language == Language.CHINESE ? CHINESE_ONLY : ENGLISH_ONLY;
  }
}
