package io.parlance.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the words that a mistyped one may have meant, by the Damerau–Levenshtein distance (Damerau
 * 1964; each pair of letters is swapped at most once): inserted, left out, wrong and swapped
 * characters, each counted 1.
 */
public final class Spelling {
  private Spelling() {}

  /**
   * The {@code k} words of the vocabulary nearest to {@code word}, nearest first, the more frequent
   * first among equally near ones. Words at a distance above a third of the length of {@code word}
   * (but at least 1, at most 3) are not near. The case of letters is ignored.
   */
  public static List<String> near(Vocabulary vocabulary, String word, int k) {
    int[] wanted = codePoints(word);
    int most = mostEdits(wanted.length);
    Best best = new Best(k);
    Distance distance = new Distance(wanted, most);
    for (int id = 0; id < vocabulary.size() && k > 0; id++) {
      if (vocabulary.couldBeNear(id, wanted.length, most)) {
        best.offer(distance.to(codePoints(vocabulary.word(id))), id);
      }
    }
    return best.ids().stream().map(vocabulary::word).toList();
  }

  /** The {@code k} names nearest to {@code name}, by the same measure. */
  static List<String> near(Collection<String> names, String name, int k) {
    int[] wanted = codePoints(name);
    int most = mostEdits(wanted.length);
    Distance distance = new Distance(wanted, most);
    return names.stream()
        .filter(other -> distance.to(codePoints(other)) <= most)
        .sorted(
            Comparator.comparingInt((String other) -> distance.to(codePoints(other)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(k)
        .toList();
  }

  private static int mostEdits(int length) {
    return Math.max(1, Math.min(3, length / 3));
  }

  private static int[] codePoints(String word) {
    return word.codePoints().map(Character::toLowerCase).toArray();
  }

  /** The best few, in order. */
  private static final class Best {
    private final int[] edits;
    private final int[] ids;
    private int size;

    Best(int k) {
      this.edits = new int[Math.max(0, k)];
      this.ids = new int[Math.max(0, k)];
    }

    void offer(int distance, int id) {
      if (distance == Integer.MAX_VALUE) {
        return;
      }
      int at = size;
      while (at > 0 && edits[at - 1] > distance) {
        at--;
      }
      if (at == ids.length) {
        return;
      }
      int moved = Math.min(size, ids.length - 1) - at;
      System.arraycopy(edits, at, edits, at + 1, moved);
      System.arraycopy(ids, at, ids, at + 1, moved);
      edits[at] = distance;
      ids[at] = id;
      size = Math.min(size + 1, ids.length);
    }

    List<Integer> ids() {
      List<Integer> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(ids[i]);
      }
      return list;
    }
  }

  /** Distances to one word; three rows of the usual matrix are enough. */
  private static final class Distance {
    private final int[] word;
    private final int most;
    private int[] before;
    private int[] last;
    private int[] row;

    Distance(int[] word, int most) {
      this.word = word;
      this.most = most;
      this.before = new int[word.length + 1];
      this.last = new int[word.length + 1];
      this.row = new int[word.length + 1];
    }

    /** The distance, or {@link Integer#MAX_VALUE} if it is above {@code most}. */
    int to(int[] other) {
      if (Math.abs(other.length - word.length) > most) {
        return Integer.MAX_VALUE;
      }
      Arrays.setAll(last, i -> i);
      for (int i = 1; i <= other.length; i++) {
        row[0] = i;
        int least = i;
        for (int j = 1; j <= word.length; j++) {
          int cost = other[i - 1] == word[j - 1] ? 0 : 1;
          int edits = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + cost);
          if (i > 1 && j > 1 && other[i - 1] == word[j - 2] && other[i - 2] == word[j - 1]) {
            edits = Math.min(edits, before[j - 2] + 1);
          }
          row[j] = edits;
          least = Math.min(least, edits);
        }
        if (least > most + 1) { // a swap looks two rows back, so one more than most may recover
          return Integer.MAX_VALUE;
        }
        int[] free = before;
        before = last;
        last = row;
        row = free;
      }
      int edits = last[word.length];
      return edits <= most ? edits : Integer.MAX_VALUE;
    }
  }
}
