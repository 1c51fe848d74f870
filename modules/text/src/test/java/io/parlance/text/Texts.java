package io.parlance.text;

import java.util.Random;

/** Texts made up for tests: words of both languages, signs, lines of all lengths. */
final class Texts {
  private static final String SIGNS = ".,;:!?()-\"'/";
  private static final String HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可";

  private Texts() {}

  /** About {@code size} chars, the same for the same generator; sound UTF-16. */
  static String random(Random random, int size) {
    StringBuilder text = new StringBuilder(size + 100);
    while (text.length() < size) {
      switch (random.nextInt(24)) {
        case 0 -> text.append('\n');
        case 1 -> text.append("\r\n\r\n");
        case 2 -> text.append(SIGNS.charAt(random.nextInt(SIGNS.length()))).append(' ');
        case 3 -> text.append(random.nextInt(10_000)).append(' ');
        case 4 -> han(text, random);
        case 5 -> text.append("naïve Größe’s ").append('é');
        case 6 -> text.append("𝄞 ");
        case 7 -> text.append("3.14 Tom's U.S.A. ");
        default -> word(text, random);
      }
      if (random.nextInt(20_000) == 0) {
        for (int i = 0; i < 2_000; i++) { // a long line
          word(text, random);
        }
      }
    }
    return text.toString();
  }

  private static void word(StringBuilder text, Random random) {
    int rank = (int) (1000 * Math.pow(random.nextDouble(), 3)); // some often, some seldom
    do {
      text.append((char) ('a' + rank % 26));
      rank /= 26;
    } while (rank > 0);
    text.append(' ');
  }

  private static void han(StringBuilder text, Random random) {
    int length = 1 + random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(HAN.charAt(random.nextInt(HAN.length())));
    }
    text.append(random.nextBoolean() ? "，" : "。");
  }
}
