package io.parlance.trainers.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.RandomBits;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final int DRAWS = 100_000;

  private final RandomBits random = new RandomBits(1, 1);

  @Test
  void windows_end_with_their_sentence() {
    for (int length = 1; length <= 12; length++) {
      for (int most = 1; most <= 4; most++) {
        Windows windows = new Windows(3, most, 20);
        windows.length(length);
        int seen = 0;
        for (int at = 0; at < length; at += windows.centers()) {
          windows.draw(at, most, random);
          assertThat(windows.first()).isEqualTo(at);
          assertThat(windows.centers()).isEqualTo(Math.min(most, length - at));
          assertWithinSentence(windows);
          seen += windows.centers();
        }
        assertThat(seen).isEqualTo(length);
      }
    }
  }

  private static void assertWithinSentence(Windows windows) {
    int low = Integer.MAX_VALUE;
    int high = 0;
    for (int c = 0; c < windows.centers(); c++) {
      int center = windows.first() + c;
      assertThat(windows.from(c)).isBetween(Math.max(0, center - 3), Math.max(0, center - 1));
      assertThat(windows.to(c))
          .isBetween(
              Math.min(windows.length(), center + 2), Math.min(windows.length(), center + 4));
      low = Math.min(low, windows.from(c));
      high = Math.max(high, windows.to(c));
    }
    assertThat(windows.from()).isEqualTo(low);
    assertThat(windows.to()).isEqualTo(high);
  }

  @Test
  void every_reach_up_to_the_window_is_as_likely_and_the_same_to_both_sides() {
    Windows windows = new Windows(5, 2, 100);
    windows.length(100);
    int[][] drawn = new int[2][6];
    for (int i = 0; i < DRAWS; i++) {
      windows.draw(50, 2, random);
      for (int c = 0; c < 2; c++) {
        int reach = 50 + c - windows.from(c);
        assertThat(windows.to(c) - (50 + c) - 1).isEqualTo(reach);
        drawn[c][reach]++;
      }
    }
    double error = 5 * Math.sqrt(DRAWS * 0.2 * 0.8);
    for (int[] reaches : drawn) {
      assertThat(reaches[0]).isZero();
      for (int reach = 1; reach <= 5; reach++) {
        assertThat((double) reaches[reach]).isBetween(DRAWS * 0.2 - error, DRAWS * 0.2 + error);
      }
    }
  }

  @Test
  void centers_are_the_words_of_the_sentence() {
    Windows windows = new Windows(2, 2, 5);
    windows.length(5);
    for (int i = 0; i < 5; i++) {
      windows.ids()[i] = 10 * i;
    }
    windows.draw(2, 2, random);
    assertThat(windows.center(0)).isEqualTo(20);
    assertThat(windows.center(1)).isEqualTo(30);
  }
}
