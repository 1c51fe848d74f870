package io.parlance.chatbot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
   * @param number which of the wordings comes first
   * @param suggestions what could be asked instead, the best first
   * @param refused texts not to be given; once all are, the first is given again
   */
  static String notKnown(
      Language language, int number, List<String> suggestions, Set<String> refused) {
    List<String> wordings = language == Language.CHINESE ? CHINESE : ENGLISH;
    List<String> texts = new ArrayList<>();
    for (String suggestion : suggestions) {
      for (int i = 0; i < wordings.size(); i++) {
        String wording = wordings.get(Math.floorMod(number + i, wordings.size()));
        texts.add(
            language == Language.CHINESE
                ? wording + "你可以试试问：“" + suggestion + "”"
                : wording + " Try: \"" + suggestion + "\"");
      }
    }
    for (int i = 0; i < wordings.size(); i++) {
      texts.add(wordings.get(Math.floorMod(number + i, wordings.size())));
    }
    return texts.stream().filter(text -> !refused.contains(text)).findFirst().orElse(texts.get(0));
  }

  /** Says, in both, which language is spoken. */
  static String onlySpeaks(Language language) {
    return language == Language.CHINESE ? CHINESE_ONLY : ENGLISH_ONLY;
  }
}
