package io.parlance.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Finds the words that a mistyped one may have meant, by the Damerau–Levenshtein distance (Damerau
 * 1964; each pair of letters is swapped at most once): inserted, left out, wrong and swapped
 * characters, each counted 1.
 */
public final class Spelling {
  private static final int FAR = Integer.MAX_VALUE;

  private Spelling() {}

  /**
   * The {@code k} words of the vocabulary nearest to {@code word}, nearest first, the more frequent
   * first among equally near ones. Words at a distance above a third of the length of {@code word}
   * (but at least 1, at most 3) are not near. The case of letters is ignored.
   */
  public static List<String> near(Vocabulary vocabulary, String word, int k) {
    Distance distance = new Distance(word);
    Best best = new Best(k);
    int[] other = new int[distance.longest() + 1];
    for (int id = 0; id < vocabulary.size() && k > 0; id++) {
      best.offer(distance.to(other, vocabulary.codePoints(id, other)), id);
    }
    return best.ids().stream().map(vocabulary::word).toList();
  }

  /** The {@code k} names nearest to {@code name}, by the same measure. */
  static List<String> near(Collection<String> names, String name, int k) {
    List<String> sorted = new ArrayList<>(names);
    Collections.sort(sorted);
    Distance distance = new Distance(name);
    Best best = new Best(k);
    for (int i = 0; i < sorted.size(); i++) {
      int[] other = sorted.get(i).codePoints().toArray();
      best.offer(distance.to(other, other.length), i);
    }
    return best.ids().stream().map(sorted::get).toList();
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
      if (distance == FAR) {
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
    private final long letters;
    private int[] before;
    private int[] last;
    private int[] row;

    Distance(String wanted) {
      int[] points = wanted.codePoints().toArray();
      this.letters = lower(points, points.length);
      this.word = points;
      this.most = Math.max(1, Math.min(3, word.length / 3));
      this.before = new int[word.length + 1];
      this.last = new int[word.length + 1];
      this.row = new int[word.length + 1];
    }

    /** The most code points that a near word has. */
    int longest() {
      return word.length + most;
    }

    /** Makes letters small and tells which there are: a bit for each, several for one bit. */
    private static long lower(int[] points, int length) {
      long letters = 0;
      for (int i = 0; i < length; i++) {
        int point = points[i];
        points[i] =
            point >= 'a' && point <= 'z'
                ? point
                : point < 0x80 && (point < 'A' || point > 'Z')
                    ? point
                    : Character.toLowerCase(point);
        letters |= 1L << (points[i] ^ (points[i] >>> 6));
      }
      return letters;
    }

    /** The distance of {@code other[0 … length)}, or {@link #FAR}; makes its letters small. */
    int to(int[] other, int length) {
      if (Math.abs(length - word.length) > most) {
        return FAR;
      }
      long others = lower(other, length);
      if (Long.bitCount(letters & ~others) > most || Long.bitCount(others & ~letters) > most) {
        return FAR; // each edit brings or takes one letter at most
      }
      for (int j = 0; j <= word.length; j++) {
        last[j] = j;
      }
      for (int i = 1; i <= length; i++) {
        fillRow(other, i);
        int[] free = before;
        before = last;
        last = row;
        row = free;
      }
      return last[word.length] <= most ? last[word.length] : FAR;
    }

    private void fillRow(int[] other, int i) {
      row[0] = i;
      for (int j = 1; j <= word.length; j++) {
        int cost = other[i - 1] == word[j - 1] ? 0 : 1;
        int edits = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && other[i - 1] == word[j - 2] && other[i - 2] == word[j - 1]) {
          edits = Math.min(edits, before[j - 2] + 1);
        }
        row[j] = edits;
      }
    }
  }
}
