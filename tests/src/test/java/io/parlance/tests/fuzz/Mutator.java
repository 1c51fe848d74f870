package io.parlance.tests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Damages files. The first inputs of a file are its truncations, at every byte; those after are
 * drawn by the seed: the same number is the same input always.
 */
final class Mutator {
  private static final String[] NUMBERS = {
    "0",
    "-1",
    "1",
    "2",
    "255",
    "65536",
    "2147483647",
    "2147483648",
    "4294967295",
    "9999999999",
    "9223372036854775807",
    "99999999999999999999",
    "1e999",
    "-1e-999",
    "NaN",
    "inf",
    "0x10",
    ""
  };
  private static final long[] WORDS = {
    0,
    1,
    -1,
    2,
    7,
    255,
    65_535,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 31,
    1L << 32,
    1L << 40,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0x7F80000000000000L,
    0x7FC000007FC00000L
  };
  private static final String[] NESTS = {"[", "{\"a\":", "[{\"a\":[", "- ", "{", "(", "\"", "? "};
  private static final String[] PIECES = {
    "\n", "\t", " ", "\r", "\0", ",", ":", "\"", "\\u0000", "\uFEFF", "北", "😀", "&a *a", "!!", "|"
  };

  private final List<byte[]> seeds;
  private final boolean sealed; // by a checksum that is to be right now and then
  private final long seed;
  private final int truncations;

  /**
   * @param seeds files that are sound
   * @param sealed whether they are tensor files with a checksum
   */
  Mutator(List<byte[]> seeds, boolean sealed, long seed) {
    this.seeds = seeds;
    this.sealed = sealed;
    this.seed = seed;
    this.truncations = seeds.stream().mapToInt(bytes -> bytes.length).sum();
  }

  /** How many of the first inputs are truncations. */
  int truncations() {
    return truncations;
  }

  /** The input of this number, from 0. */
  byte[] input(int number) {
    int left = number;
    for (byte[] file : seeds) {
      if (left < file.length) {
        return Arrays.copyOf(file, left);
      }
      left -= file.length;
    }
    return drawn(number);
  }

  /** An input that is drawn, not a truncation. */
  byte[] drawn(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
    if (sealed && random.nextInt(3) == 0) {
      TensorSeal.changeBody(bytes, random, WORDS);
    } else if (sealed && random.nextInt(2) == 0) {
      bytes = TensorSeal.withHeader(bytes, header -> changed(header, random));
    } else {
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes = changed(bytes, random);
      }
    }
    if (sealed && random.nextInt(4) > 0) {
      TensorSeal.seal(bytes);
    }
    return random.nextInt(12) == 0 ? gzipped(bytes, random) : bytes;
  }

  private byte[] changed(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(14)) {
      case 0 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 1, 2, 3 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
      }
      case 4 -> {
        bytes[at] = (byte) random.nextInt();
        return bytes;
      }
      case 5, 6 -> {
        return numberChanged(bytes, at, random);
      }
      case 7, 8 -> {
        return wordChanged(bytes, at, random);
      }
      case 9 -> {
        return spliced(bytes, at, random);
      }
      case 10 -> {
        int to = Math.min(bytes.length, at + 1 + random.nextInt(64));
        byte[] section = Arrays.copyOfRange(bytes, at, to);
        return random.nextBoolean() ? put(bytes, at, at, section) : put(bytes, at, to, new byte[0]);
      }
      case 11 -> {
        String nest = NESTS[random.nextInt(NESTS.length)];
        return put(bytes, at, at, nest.repeat(1 << random.nextInt(13)).getBytes(UTF_8));
      }
      case 12 -> {
        byte[] noise = new byte[1 + random.nextInt(200)];
        random.nextBytes(noise);
        int to = random.nextBoolean() ? at : Math.min(bytes.length, at + noise.length);
        return put(bytes, at, to, noise);
      }
      default -> {
        String piece = PIECES[random.nextInt(PIECES.length)];
        return put(bytes, at, at + random.nextInt(2), piece.getBytes(UTF_8));
      }
    }
  }

  /** Another number for the digits at {@code at} or behind. */
  private static byte[] numberChanged(byte[] bytes, int at, Random random) {
    int from = at;
    while (from < bytes.length && !isDigit(bytes[from])) {
      from++;
    }
    int to = from;
    while (to < bytes.length && isDigit(bytes[to])) {
      to++;
    }
    return put(bytes, from, to, NUMBERS[random.nextInt(NUMBERS.length)].getBytes(ISO_8859_1));
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  /** A whole number of four or eight bytes that is too large, or negative, or none. */
  private static byte[] wordChanged(byte[] bytes, int at, Random random) {
    int width = random.nextBoolean() ? Integer.BYTES : Long.BYTES;
    int place = random.nextBoolean() ? at / 4 * 4 : at;
    place =
        random.nextInt(3) == 0 ? Math.min(place, random.nextInt(96)) : place; // where headers are
    long word = WORDS[random.nextInt(WORDS.length)];
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(0, word);
    for (int i = 0; i < width && place + i < bytes.length; i++) {
      bytes[place + i] = buffer.get(i);
    }
    return bytes;
  }

  private byte[] spliced(byte[] bytes, int at, Random random) {
    byte[] other = seeds.get(random.nextInt(seeds.size()));
    int from = random.nextInt(other.length);
    return put(bytes, at, bytes.length, Arrays.copyOfRange(other, from, other.length));
  }

  /** The bytes with {@code piece} for those from {@code from} to {@code to}. */
  private static byte[] put(byte[] bytes, int from, int to, byte[] piece) {
    int end = Math.min(to, bytes.length);
    byte[] result = new byte[from + piece.length + bytes.length - end];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(bytes, end, result, from + piece.length, bytes.length - end);
    return result;
  }

  /** Packed, and now and then damaged after that. */
  private byte[] gzipped(byte[] bytes, Random random) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] whole = packed.toByteArray();
    return random.nextBoolean() ? whole : changed(whole, random);
  }
}
