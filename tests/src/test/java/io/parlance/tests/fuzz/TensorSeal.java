package io.parlance.tests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;

/** Makes the checksum of a damaged tensor file right, so that a reader gets past it. */
final class TensorSeal {
  private static final String LABEL = "crc32c ";
  private static final int DIGITS = 8;

  private TensorSeal() {}

  /** Enters the checksum of these bytes, where there is a place for one. */
  static void seal(byte[] bytes) {
    int at = new String(bytes, ISO_8859_1).indexOf(LABEL) + LABEL.length();
    if (at < LABEL.length() || at + DIGITS > bytes.length) {
      return;
    }
    Arrays.fill(bytes, at, at + DIGITS, (byte) '0');
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    String digits = Long.toHexString(crc.getValue() | 1L << 32).substring(1);
    System.arraycopy(digits.getBytes(ISO_8859_1), 0, bytes, at, DIGITS);
  }

  /** Changes a few numbers and bits behind the header, and no size. */
  static void changeBody(byte[] bytes, Random random, long[] numbers) {
    int from = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0) + Long.BYTES;
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = from + random.nextInt(bytes.length - from - Long.BYTES);
      int aligned = at / Long.BYTES * Long.BYTES;
      long number = numbers[random.nextInt(numbers.length)];
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> buffer.putLong(Math.max(from, aligned), number);
        case 2 -> buffer.putInt(Math.max(from, aligned), (int) number);
        default -> buffer.putFloat(Math.max(from, aligned), random.nextFloat() * 1e38f);
      }
    }
  }

  /** The file with another header's text, whose length is told rightly. */
  static byte[] withHeader(byte[] bytes, UnaryOperator<byte[]> change) {
    int length =
        (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0) + Long.BYTES;
    byte[] header = change.apply(Arrays.copyOfRange(bytes, Long.BYTES, length));
    return ByteBuffer.allocate(Long.BYTES + header.length + bytes.length - length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .put(bytes, length, bytes.length - length)
        .array();
  }
}
