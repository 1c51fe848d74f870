package io.parlance.text.dialogues;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns tokens back to text, one by one, as they come: spaces where they belong, capitals at the
 * start of sentences, Chinese without spaces and with full-width marks. {@link DialogueTokenizer}
 * makes the same tokens of it.
 *
 * <pre>{@code
 * for (String token : reply) {
 *   print(surface.append(token));
 * }
 * print(surface.finish());
 * }</pre>
 */
public final class SurfaceText {
  private static final String HALF = ",.!?;:()~";
  private static final String FULL = "，。！？；：（）～";
  private static final String FULL_WIDTH = "《》〈〉【】〔〕、";

  private final boolean plain;
  private final boolean capitals;
  private final List<String> held = new ArrayList<>(); // marks whose width the next word decides
  private final StringBuilder piece = new StringBuilder(); // shown since the last space
  private boolean begun;
  private boolean sentenceBegins = true;
  private int chineseWords;
  private int otherWords;
  private boolean chineseQuotes;
  private boolean chineseBrackets;
  private String before = ""; // the last token shown
  private TokenKind kindBefore = TokenKind.SIGN;
  private TokenKind kindBeforeMark = TokenKind.SIGN; // of the last token that was no mark
  private boolean closeBefore; // whether the last token wants no space behind it
  private boolean wideBefore; // whether it was shown in full width

  SurfaceText(boolean plain, boolean lowerCase) {
    this.plain = plain;
    this.capitals = lowerCase;
  }

  /** The text to show now that this token has come; empty where it depends on the next one. */
  public String append(String token) {
    if (plain || token.isEmpty()) {
      String text = begun && !token.isEmpty() ? " " + token : token;
      begun |= !token.isEmpty();
      return text;
    }
    if (token.equals(Marks.OPENING_QUOTE) || token.equals("(")) {
      held.add(token);
      return "";
    }
    TokenKind kind = TokenKind.of(token);
    if (kind == TokenKind.CJK) {
      chineseWords++;
    } else if (kind == TokenKind.WORD || kind == TokenKind.ADDRESS) {
      otherWords++;
    }
    StringBuilder text = new StringBuilder();
    showHeld(text);
    show(token, kind, text);
    return text.toString();
  }

  /** The text that was held back for a token that did not come. */
  public String finish() {
    StringBuilder text = new StringBuilder();
    showHeld(text);
    return text.toString();
  }

  private void showHeld(StringBuilder text) {
    for (String mark : held) {
      show(mark, TokenKind.OPENING, text);
    }
    held.clear();
  }

  private boolean isChinese() {
    return chineseWords > 0 && chineseWords >= otherWords;
  }

  private void show(String token, TokenKind kind, StringBuilder text) {
    String spelled = spelled(token, kind);
    boolean wide = isWide(spelled, kind);
    if (begun && (wantsSpace(token, kind, wide) || looksDifferent(spelled))) {
      text.append(' ');
      piece.setLength(0);
    }
    text.append(spelled);
    piece.append(spelled);
    begun = true;
    remember(token, kind, wide);
  }

  /** Whether without a space an emoticon would come of it. */
  private boolean looksDifferent(String spelled) {
    return piece.length() > 0
        && piece.length() + spelled.length() <= 3
        && LoneWords.isEmoticon(piece + spelled);
  }

  private String spelled(String token, TokenKind kind) {
    switch (token) {
      case Marks.OPENING_QUOTE -> chineseQuotes = isChinese();
      case "(" -> chineseBrackets = isChinese();
      default -> {}
    }
    return switch (token) {
      case Marks.OPENING_QUOTE, Marks.CLOSING_QUOTE -> chineseQuotes ? token : "\"";
      case Marks.OPENING_APOSTROPHE -> "'";
      case Marks.ELLIPSIS -> isChinese() ? "……" : token;
      case Marks.DASH -> isChinese() ? "——" : "-";
      case "(", ")" -> chineseBrackets ? wide(token) : token;
      case ":" -> isChinese() && kindBefore != TokenKind.NUMBER ? wide(token) : token;
      case ",", ".", "!", "?", ";" -> isChinese() ? wide(token) : token;
      case "~" -> isChinese() && kindBefore == TokenKind.CJK ? wide(token) : token;
      default -> kind.isWord() || kind == TokenKind.EMOTICON ? capital(token, kind) : token;
    };
  }

  private static boolean isWide(String spelled, TokenKind kind) {
    return !kind.isWord() && (FULL + FULL_WIDTH + "“”……——").contains(spelled);
  }

  private static String wide(String mark) {
    return String.valueOf(FULL.charAt(HALF.indexOf(mark)));
  }

  private String capital(String token, TokenKind kind) {
    if (!capitals) {
      return token;
    }
    if (kind == TokenKind.EMOTICON) {
      return token.replace('d', 'D').replace('p', 'P');
    }
    boolean isI = token.equals("i") || token.startsWith("i'");
    if (kind != TokenKind.WORD || !(sentenceBegins || isI)) {
      return token;
    }
    int first = token.codePointAt(0);
    int upper = Character.toUpperCase(first);
    return Character.toLowerCase(upper) == first
        ? Character.toString(upper) + token.substring(Character.charCount(first))
        : token;
  }

  private boolean wantsSpace(String token, TokenKind kind, boolean wide) {
    if (kind == TokenKind.SUFFIX) {
      return false;
    }
    if (kind == TokenKind.EMOTICON || kindBefore == TokenKind.EMOTICON) {
      return true;
    }
    if (isDots(token) && isDots(before)) {
      return true; // or they would be one ellipsis
    }
    if (token.equals(before) && (token.equals(Marks.DASH) || token.equals(Marks.APOSTROPHE))) {
      return true; // or they would be one dash, or the first would open what the second closes
    }
    if (isOpeningQuote(token) && !wide && !Marks.isOpening(before.codePointAt(0))) {
      return true; // or it would close
    }
    if (kind == TokenKind.ADDRESS) {
      return !Marks.isOpening(before.codePointAt(0)) && !before.equals(Marks.HYPHEN);
    }
    if (wideBefore) {
      // Figures and Latin words with only a mark between might be read as one word.
      boolean latin = kind != TokenKind.CJK && kind.isWord();
      boolean latinBefore = kindBeforeMark != TokenKind.CJK && kindBeforeMark.isWord();
      return latin ? latinBefore : kind != TokenKind.CJK && kind != TokenKind.CLOSING && !wide;
    }
    if (wide) {
      return before.equals(Marks.APOSTROPHE) && kind != TokenKind.CLOSING;
    }
    if (closeBefore) {
      return false;
    }
    return switch (kind) {
      case CLOSING ->
          isUnit(token)
              ? !kindBefore.isWord() || isAddressBefore()
              : isAddressBefore() && !".,;:!?)]'”".contains(token) && !isDots(token);
      case JOINING -> !(kindBefore.isWord() || kindBefore == TokenKind.SUFFIX) || isAddressBefore();
      case CJK -> kindBefore != TokenKind.CJK && kindBefore != TokenKind.NUMBER;
      case NUMBER ->
          kindBefore != TokenKind.CJK
              && !(before.equals(":") && kindBeforeMark == TokenKind.NUMBER);
      default -> !isMiddleDot(token, kindBefore);
    };
  }

  private static boolean isOpeningQuote(String token) {
    return token.equals(Marks.OPENING_QUOTE) || token.equals(Marks.OPENING_APOSTROPHE);
  }

  private static boolean isUnit(String token) {
    return token.equals("%") || token.equals("°");
  }

  private boolean isAddressBefore() {
    return kindBefore == TokenKind.ADDRESS;
  }

  private static boolean isDots(String token) {
    return token.equals(".") || token.equals(Marks.ELLIPSIS);
  }

  /** The dot within foreign names in Chinese. */
  private static boolean isMiddleDot(String token, TokenKind kindBefore) {
    return token.equals("·") && kindBefore == TokenKind.CJK;
  }

  private void remember(String token, TokenKind kind, boolean wide) {
    boolean middleDot = isMiddleDot(token, kindBefore);
    if (kind.isWord() || kind == TokenKind.EMOTICON) {
      sentenceBegins = false;
      kindBeforeMark = kind;
    } else if (token.equals(".") || token.equals("!") || token.equals("?")) {
      sentenceBegins = true;
    } else if (kind == TokenKind.SIGN || kind == TokenKind.JOINING) {
      kindBeforeMark = kind;
    }
    closeBefore = kind == TokenKind.OPENING || kind == TokenKind.JOINING || middleDot;
    wideBefore = wide;
    before = token;
    kindBefore = kind;
  }
}
