package io.parlance.text.dialogues;

import io.parlance.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * Cuts a piece between white space into the words that an analyzer finds in it, and the marks
 * between them. A run of Chinese goes to the analyzer by itself, so that its words do not depend on
 * what marks stand around it.
 */
final class PieceTokens {
  private final Tokenizer words;
  private final boolean lowerCase;
  private final List<String> found = new ArrayList<>();
  private List<String> tokens = new ArrayList<>();
  private String piece = "";
  private int wallBefore; // where words begin that hyphens may join: behind an address
  private int wallBehind; // where they end: before an address
  private int open; // quotes of the utterance that were opened and not closed

  PieceTokens(Tokenizer words, boolean lowerCase) {
    this.words = words;
    this.lowerCase = lowerCase;
  }

  /** The pieces from now on are of another utterance, and their tokens go to this list. */
  void begin(List<String> into) {
    tokens = into;
    open = 0;
  }

  /** Adds the tokens of the utterance's next piece. */
  void add(String next) {
    piece = next;
    if (isLetters(piece)) { // as most are
      tokens.add(cased(piece));
    } else if (LoneWords.isEmoticon(piece)) {
      tokens.add(cased(piece));
    } else if (LoneWords.mayHoldAddress(piece)) {
      int done = 0;
      wallBefore = 0;
      for (Matcher address = LoneWords.addresses(piece); address.find(); done = address.end()) {
        wallBehind = address.start();
        runs(done, wallBehind);
        wallBefore = address.end();
        tokens.add(cased(address.group()));
      }
      wallBehind = piece.length();
      runs(done, wallBehind);
    } else {
      wallBefore = 0;
      wallBehind = piece.length();
      runs(0, piece.length());
    }
  }

  private static boolean isLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i) | 0x20;
      if (c < 'a' || c > 'z') {
        return false;
      }
    }
    return true;
  }

  private String cased(String text) {
    return lowerCase ? text.toLowerCase(Locale.ROOT) : text;
  }

  private void runs(int from, int to) {
    int i = from;
    while (i < to) {
      boolean cjk = TokenKind.isCjk(piece.codePointAt(i));
      int start = i;
      while (i < to && TokenKind.isCjk(piece.codePointAt(i)) == cjk) {
        i = piece.offsetByCodePoints(i, 1);
      }
      if (cjk) {
        words.tokenize(piece.substring(start, i), tokens::add);
      } else {
        run(start, i);
      }
    }
  }

  /** Words and marks of {@code piece[from … to)}, in which there is no Chinese. */
  private void run(int from, int to) {
    found.clear();
    words.tokenize(piece.substring(from, to), found::add);
    int done = from > 0 ? possessive(from, to) : from;
    int next = done > from ? afterSeparateS(0) : 0;
    while (next < found.size()) {
      String word = found.get(next++);
      int start = done;
      int end = matchEnd(word, start, to);
      while (end < 0 && start < to) {
        start = piece.offsetByCodePoints(start, 1);
        end = matchEnd(word, start, to);
      }
      if (end >= 0) {
        marks(done, start);
        tokens.add(word);
        done = possessive(end, to);
        if (done > end && !Character.isLetter(piece.codePointBefore(end))) {
          next = afterSeparateS(next);
        }
      }
    }
    marks(done, to);
  }

  /** The word after {@code next}, if that is the s that analyzers do not take for a possessive. */
  private int afterSeparateS(int next) {
    return next < found.size() && found.get(next).equalsIgnoreCase("s") ? next + 1 : next;
  }

  /** The end of the word where it begins at {@code at}, or -1 if another thing stands there. */
  private int matchEnd(String word, int at, int to) {
    int i = at;
    for (int k = 0; k < word.length(); ) {
      if (i >= to) {
        return -1;
      }
      int given = word.codePointAt(k);
      int stands = piece.codePointAt(i);
      if (given != stands) {
        int folded = Marks.fold(stands);
        boolean same =
            given == folded
                || given == Character.toLowerCase(folded)
                || (given == '0' && Character.isDigit(folded)); // by numbers=fold
        if (!same) {
          return -1;
        }
      }
      k += Character.charCount(given);
      i += Character.charCount(stands);
    }
    return i;
  }

  /** Adds {@code 's} where it stands behind a word that ends at {@code at}; returns its end. */
  private int possessive(int at, int to) {
    if (at + 1 < to
        && Marks.isApostrophe(piece.charAt(at))
        && (piece.charAt(at + 1) | 0x20) == 's'
        && (at + 2 == piece.length() || !isOfWord(piece.codePointAt(at + 2)))) {
      tokens.add(lowerCase ? Marks.POSSESSIVE : "'" + piece.charAt(at + 1));
      return at + 2;
    }
    return at;
  }

  private static boolean isOfWord(int c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** The marks of {@code piece[from … to)}, in which the analyzer found no word. */
  private void marks(int from, int to) {
    int i = from;
    while (i < to) {
      int c = piece.codePointAt(i);
      int end = i + Character.charCount(c);
      if (Marks.isNothing(c)) {
        i = end;
        continue;
      }
      if (Marks.isDot(c)) {
        while (end < to && Marks.isDot(piece.charAt(end))) {
          end++;
        }
        tokens.add(end > i + 1 || c == '…' || c == '⋯' ? Marks.ELLIPSIS : ".");
      } else if (Marks.isDash(c)) {
        while (end < to && Marks.isDash(piece.charAt(end))) {
          end++;
        }
        boolean within = end == i + 1 && Marks.isHyphen(c) && isWithinWord(i, end);
        tokens.add(within ? Marks.HYPHEN : Marks.DASH);
      } else if (Marks.isApostrophe(c)) {
        tokens.add(opensApostrophe(c, i, end) ? Marks.OPENING_APOSTROPHE : Marks.APOSTROPHE);
      } else if (isQuote(c)) {
        boolean opens = opensQuote(c, i, end);
        open = Math.max(0, open + (opens ? 1 : -1));
        tokens.add(opens ? Marks.OPENING_QUOTE : Marks.CLOSING_QUOTE);
      } else if (Character.isLetterOrDigit(c)) { // what the analyzer leaves out is said, too
        while (end < to && Character.isLetterOrDigit(piece.codePointAt(end))) {
          end = piece.offsetByCodePoints(end, 1);
        }
        tokens.add(cased(piece.substring(i, end)));
      } else {
        tokens.add(Character.toString(Marks.fold(c)));
      }
      i = end;
    }
  }

  private static boolean isQuote(int c) {
    return Marks.isStraightQuote(c) || Marks.isOpeningQuote(c) || Marks.isClosingQuote(c);
  }

  private boolean isWithinWord(int start, int end) {
    return start > wallBefore
        && end < wallBehind
        && Character.isLetterOrDigit(piece.codePointBefore(start))
        && Character.isLetterOrDigit(piece.codePointAt(end));
  }

  private boolean opensApostrophe(int c, int start, int end) {
    return Marks.isOpeningApostrophe(c) || (isAfterOpening(start) && !isBeforeClosing(end));
  }

  private boolean opensQuote(int c, int start, int end) {
    if (!Marks.isStraightQuote(c)) {
      return Marks.isOpeningQuote(c);
    }
    boolean mayOpen = isAfterOpening(start);
    boolean mayClose = isBeforeClosing(end);
    return mayOpen == mayClose ? open == 0 : mayOpen;
  }

  private boolean isAfterOpening(int start) {
    if (start == 0) {
      return true;
    }
    int before = piece.codePointBefore(start);
    if (Marks.isStraightQuote(before) || Marks.isApostrophe(before)) { // says what it was taken for
      String taken = tokens.get(tokens.size() - 1);
      return taken.equals(Marks.OPENING_QUOTE) || taken.equals(Marks.OPENING_APOSTROPHE);
    }
    return Marks.isOpening(before);
  }

  private boolean isBeforeClosing(int end) {
    return end == piece.length() || Marks.isClosing(piece.codePointAt(end));
  }
}
