package io.parlance.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks and repairs UTF-8 (The Unicode Standard, table 3-7): each maximal part that no sequence
 * can begin with becomes one U+FFFD, as Java's decoders do it.
 */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;

  private byte[] repaired = new byte[0];
  private int repairedLength;
  private long characters;
  private int brokenSequences;
  private int brokenBytes;
  private int firstBroken = -1;
  private int firstNul = -1;

  /** Looks at {@code text[from … to)}; the other methods tell what was found. */
  void check(byte[] text, int from, int to) {
    characters = 0;
    brokenSequences = 0;
    brokenBytes = 0;
    firstBroken = -1;
    firstNul = -1;
    int i = from;
    while (i < to) {
      if (i + Long.BYTES <= to && isPlain((long) LONGS.get(text, i))) {
        i += Long.BYTES;
        characters += Long.BYTES;
        continue;
      }
      if (text[i] == 0 && firstNul < 0) {
        firstNul = i;
      }
      int length = sequence(text, i, to);
      if (length < 0) {
        if (brokenSequences++ == 0) {
          firstBroken = i;
        }
        brokenBytes -= length;
      }
      i += Math.abs(length);
      characters++;
    }
  }

  /** Eight bytes of ASCII without NUL. */
  private static boolean isPlain(long bytes) {
    return ((bytes | bytes - LOW_BITS) & HIGH_BITS) == 0;
  }

  /** Copies {@code text[from … to)} with replacements to {@link #repaired()}. */
  void repair(byte[] text, int from, int to) {
    if (repaired.length < (to - from) * 3) {
      repaired = new byte[(to - from) * 3];
    }
    int at = 0;
    for (int i = from; i < to; ) {
      int length = sequence(text, i, to);
      if (length < 0) {
        repaired[at++] = (byte) 0xEF;
        repaired[at++] = (byte) 0xBF;
        repaired[at++] = (byte) 0xBD;
      } else {
        System.arraycopy(text, i, repaired, at, length);
        at += length;
      }
      i += Math.abs(length);
    }
    repairedLength = at;
  }

  /** The length of the sound sequence at {@code i}, or minus the length of the broken part. */
  static int sequence(byte[] text, int i, int to) {
    int lead = text[i];
    if (lead >= 0) {
      return 1;
    }
    lead &= 0xff;
    if (lead < 0xC2 || lead > 0xF4) {
      return -1;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (int k = 1; k < length; k++) {
      int next = i + k < to ? text[i + k] & 0xff : 0;
      if (next < least || next > most) {
        return -k;
      }
      least = 0x80;
      most = 0xBF;
    }
    return length;
  }

  byte[] repaired() {
    return repaired;
  }

  int repairedLength() {
    return repairedLength;
  }

  long characters() {
    return characters;
  }

  int brokenSequences() {
    return brokenSequences;
  }

  int brokenBytes() {
    return brokenBytes;
  }

  /** Where the first broken sequence begins, or -1. */
  int firstBroken() {
    return firstBroken;
  }

  /** Where the first NUL is, or -1. */
  int firstNul() {
    return firstNul;
  }
}
