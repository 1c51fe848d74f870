package io.parlance.text.dialogues;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that signs belong to: emoticons and addresses of the net. */
final class LoneWords {
  private static final Set<String> EMOTICONS =
      Set.of(
          ":)", ":-)", ":(", ":-(", ";)", ";-)", ":d", ":-d", ":p", ":-p", ":o", ":-o", ":/", ":-/",
          ":|", ":-|", ":*", ":'(", "=)", "=(", "=d", "<3", "</3", "^_^", "^^", "-_-", ">_<", ":3");

  /** What an address may stand behind: nothing, what opens, Chinese. */
  private static final String BEFORE = "(?<=^|[(\\[{<\"'“‘（《〈【〔，。：；、]|\\p{IsHan})";

  /** What it may stand before: nothing, what closes, Chinese. */
  private static final String BEHIND =
      "(?=(?:['’]s)?[)\\]}>\"'”’.,!?;:]*(?:$|\\p{IsHan}|[，。！？；：（）、《》〈〉【】〔〕“”…—～]))";

  private static final String SITE =
      "(?:https?://|www\\.)[A-Za-z0-9._~:/?#\\[\\]@!$&()*+,;=%-]*[A-Za-z0-9/_=&%+#-]";
  private static final String MAIL =
      "[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}";
  private static final Pattern ADDRESS =
      Pattern.compile(BEFORE + "(?:" + SITE + "|" + MAIL + ")" + BEHIND, Pattern.CASE_INSENSITIVE);

  private LoneWords() {}

  /** Whether this is an emoticon; a letter in it may be of either case. */
  static boolean isEmoticon(String word) {
    return word.length() <= 3 && EMOTICONS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** A search for addresses; without the marks that end the sentence. */
  static Matcher addresses(String text) {
    return ADDRESS.matcher(text);
  }

  /** Whether a search is worth its time. */
  static boolean mayHoldAddress(String text) {
    return text.contains("://")
        || (text.indexOf('.') > 0
            && (text.indexOf('@') > 0 || text.toLowerCase(Locale.ROOT).contains("www.")));
  }

  static boolean isAddress(String token) {
    return mayHoldAddress(token) && ADDRESS.matcher(token).matches();
  }
}
