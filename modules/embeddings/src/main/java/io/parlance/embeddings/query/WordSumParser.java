package io.parlance.embeddings.query;

import java.util.ArrayList;
import java.util.List;

/** Parses {@link WordSum}s. */
final class WordSumParser {
  private final String text;
  private final List<String> plus = new ArrayList<>();
  private final List<String> minus = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean held; // a word has begun, perhaps an empty one in quotes
  private boolean subtract;
  private int at;

  WordSumParser(String text) {
    this.text = text;
  }

  WordSum parse() {
    boolean signed = false; // an operator waits for its word
    for (passSpace(); at < text.length(); passSpace()) {
      char c = text.charAt(at);
      if (c == '"') {
        append(quoted());
      } else if (isOperator()) {
        if (!held && (signed || !plus.isEmpty() || !minus.isEmpty())) {
          throw malformed("expected a word before '" + c + "' at character " + (at + 1));
        }
        finishWord();
        subtract = c == '-';
        signed = true;
        at++;
      } else {
        append(plain());
      }
    }
    if (!held) {
      throw malformed(signed ? "expected a word after the last operator" : "expected a word");
    }
    finishWord();
    return new WordSum(plus, minus);
  }

  private void passSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean isOperator() {
    char c = text.charAt(at);
    return (c == '+' || c == '-')
        && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
  }

  private String plain() {
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    int end = text.indexOf('"', at + 1);
    if (end < 0) {
      throw malformed("the quote at character " + (at + 1) + " has no end");
    }
    String quoted = text.substring(at + 1, end);
    at = end + 1;
    return quoted;
  }

  private void append(String part) {
    if (held) {
      word.append(' ');
    }
    word.append(part);
    held = true;
  }

  private void finishWord() {
    if (held) {
      (subtract ? minus : plus).add(word.toString());
      word.setLength(0);
      held = false;
    }
  }

  private IllegalArgumentException malformed(String complaint) {
    return new IllegalArgumentException('"' + text + "\": " + complaint);
  }
}
