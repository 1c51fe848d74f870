package io.parlance.chatbot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is said where nothing good can be said. */
final class Excuses {
  private static final List<String> ENGLISH_ANSWERS =
      List.of(
          "I don't know that one.",
          "I have no good answer to that.",
          "That is beyond what I have learned.",
          "I would only be guessing there.",
          "Nothing I was taught comes near that.");
  private static final List<String> ENGLISH_REMARKS =
      List.of(
          "I have nothing fitting to say to that. Tell me more, if you like.",
          "That one goes past what I was taught, but I'm listening.",
          "I can't follow you there yet. Could you put it another way?",
          "No good words for that on my side. What is it about?",
          "I don't know what to say to that one.");
  private static final List<String> CHINESE_ANSWERS =
      List.of("这个我不知道。", "这个问题我答不好。", "这超出了我学过的东西。", "再说下去我就是瞎猜了。", "我学过的对话里没有接近的。");
  private static final List<String> CHINESE_REMARKS =
      List.of(
          "这句话我接不好，你愿意多说一点吗？",
          "这个我没学过，不过我在听。",
          "我还没跟上，换个说法好吗？",
          "我这边没有合适的话，你想说的是哪方面？",
          "这句我不知道怎么接。");

  /** What a question begins with in English, where no mark tells it; and holds in Chinese. */
  private static final Pattern ASKING =
      Pattern.compile(
          "[?？]|[吗呢]|什么|怎么|为何|谁|哪|多少|几[个点时年月天岁]|^\\s*(who|what|whats|what's|when|where|why|how|which"
              + "|whose|is|are|am|do|does|did|can|could|will|would|should|shall|may|have|has|was|were)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String ENGLISH_ONLY = "I only speak English so far, sorry. 不好意思，我目前只会说英语。";
  private static final String CHINESE_ONLY = "不好意思，我目前只会说中文。Sorry, I only speak Chinese so far.";

  private Excuses() {}

  /**
   * Says that nothing is known.
   *
   * @param text what was said: a question or not
   * @param number which of the wordings comes first
   * @param suggestions what could be asked instead, the best first
   * @param refused texts not to be given; once all are, the first is given again
   */
  static String notKnown(
      Language language, String text, int number, List<String> suggestions, Set<String> refused) {
    boolean asking = ASKING.matcher(text).find();
    List<String> wordings =
        language == Language.CHINESE
            ? (asking ? CHINESE_ANSWERS : CHINESE_REMARKS)
            : (asking ? ENGLISH_ANSWERS : ENGLISH_REMARKS);
    List<String> texts = new ArrayList<>();
    for (String suggestion : suggestions) {
      for (int i = 0; i < wordings.size(); i++) {
        String wording = wordings.get(Math.floorMod(number + i, wordings.size()));
        texts.add(
            language == Language.CHINESE
                ? wording + "你也可以试试：“" + suggestion + "”"
                : wording + (asking ? " Try: \"" : " Or try: \"") + suggestion + "\"");
      }
    }
    for (int i = 0; i < wordings.size(); i++) {
      texts.add(wordings.get(Math.floorMod(number + i, wordings.size())));
    }
    return texts.stream().filter(one -> !refused.contains(one)).findFirst().orElse(texts.get(0));
  }

  /** Says, in both, which language is spoken. */
  static String onlySpeaks(Language language) {
    return language == Language.CHINESE ? CHINESE_ONLY : ENGLISH_ONLY;
  }
}
