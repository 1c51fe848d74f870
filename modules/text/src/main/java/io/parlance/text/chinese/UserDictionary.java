package io.parlance.text.chinese;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Words of the user's own that are taken whole, the longest first. Immutable. */
public final class UserDictionary {
  private final Node root;
  private final int size;

  /**
   * A dictionary of these words, each in the spelling that text has when it is looked up.
   *
   * <p>Words without a Chinese character are passed over: they are words anyway.
   */
  public UserDictionary(Collection<String> words) {
    this.root = new Node();
    int kept = 0;
    for (String word : words) {
      if (word.codePoints().anyMatch(Character::isIdeographic)) {
        Node node = root;
        for (int i = 0; i < word.length(); i++) {
          node = node.next.computeIfAbsent(normal(word.charAt(i)), c -> new Node());
        }
        kept += node.ends ? 0 : 1;
        node.ends = true;
      }
    }
    this.size = kept;
  }

  /** The number of different words. */
  public int size() {
    return size;
  }

  /**
   * The end of the longest word that begins at {@code from} in {@code text[… to)}, whatever the
   * case of its letters; {@code from} if there is none. A word of Chinese and Latin letters does
   * not match a part of a longer Latin word.
   */
  public int longestMatch(char[] text, int from, int to) {
    if (isAlphanumeric(text[from]) && from > 0 && isAlphanumeric(text[from - 1])) {
      return from;
    }
    Node node = root;
    int longest = from;
    for (int i = from; i < to; i++) {
      Node next = node.next.get(normal(text[i]));
      if (next == null) {
        break;
      }
      node = next;
      boolean insideWord = isAlphanumeric(text[i]) && i + 1 < to && isAlphanumeric(text[i + 1]);
      if (node.ends && !insideWord) {
        longest = i + 1;
      }
    }
    return longest;
  }

  private static boolean isAlphanumeric(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static char normal(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }

  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>(2);
    private boolean ends;
  }
}
