package io.parlance.dl4j.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.Examination;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives damaged as zips, and sound zips of damaged entries: read, or refused in one line. */
final class ArchiveFuzzTest {
  private static final int DRAWN = Integer.getInteger("parlance.fuzz.inputs", 200);
  private static final long[] WORDS = {
    0, 1, -1, 0xFFFF, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFFFFFFL, 1L << 40, Long.MAX_VALUE
  };
  private static final String[] PIECES = {
    "0",
    "-1",
    "9999999999",
    "1e999",
    "NaN",
    "B64:",
    "B64:%%",
    " ",
    "\n",
    "{\"a\":".repeat(5000),
    "[".repeat(5000),
    "\u0000",
    "x".repeat(70_000),
    "_Az92_",
    ""
  };

  private final Path file;
  private final Map<String, String> entries = new LinkedHashMap<>();

  ArchiveFuzzTest(@TempDir Path folder) {
    this.file = folder.resolve("model.zip");
    entries.put("syn0.txt", "3 2 1\nB64:a2luZw== 1.5 -2.0E-4\nnew_Az92_york 3 4\nx 0.1 7\n");
    entries.put("frequencies.txt", "B64:a2luZw== 12.0 3\nx 4.0 2\n");
    entries.put("labels.txt", "x\n");
    entries.put("config.json", "{\"window\": 9, \"layersSize\": 2}");
  }

  private static byte[] archive(Map<String, String> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private void read(byte[] bytes, String name) throws IOException {
    Files.write(file, bytes);
    try {
      Examination.of(file);
      EmbeddingsFiles.info(file);
      Embeddings embeddings = EmbeddingsFiles.read(file);
      for (int id = 0; id < embeddings.size(); id++) {
        for (float number : embeddings.vector(id)) {
          assertThat(Float.isFinite(number)).as(name).isTrue();
        }
      }
    } catch (IOException e) {
      assertThat(e.getMessage()).as(name).contains(file.toString()).doesNotContain("\n");
    } catch (RuntimeException | Error e) {
      throw new AssertionError(name, e);
    }
  }

  @Test
  void an_archive_cut_off_at_any_byte_does_no_harm() throws IOException {
    byte[] whole = archive(entries);
    for (int length = 0; length < whole.length; length++) {
      read(Arrays.copyOf(whole, length), "cut off at " + length);
    }
  }

  @Test
  void an_archive_whose_bytes_are_changed_does_no_harm() throws IOException {
    byte[] whole = archive(entries);
    Random random = new Random(5);
    for (int i = 0; i < DRAWN; i++) {
      byte[] changed = whole.clone();
      ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(changed.length - Long.BYTES);
        long word = WORDS[random.nextInt(WORDS.length)];
        switch (random.nextInt(4)) {
          case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
          case 1 -> buffer.putInt(at, (int) word);
          case 2 -> buffer.putShort(at, (short) word);
          default -> buffer.putLong(at, word);
        }
      }
      read(changed, "bytes, input " + i);
    }
  }

  @Test
  void an_archive_of_damaged_entries_does_no_harm() throws IOException {
    Random random = new Random(6);
    for (int i = 0; i < DRAWN; i++) {
      Map<String, String> changed = new LinkedHashMap<>(entries);
      for (int change = random.nextInt(3); change >= 0; change--) {
        String name = entries.keySet().toArray(String[]::new)[random.nextInt(entries.size())];
        String text = changed.getOrDefault(name, "");
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(4));
        String piece = PIECES[random.nextInt(PIECES.length)];
        changed.put(name, text.substring(0, at) + piece + text.substring(to));
      }
      read(archive(changed), "entries, input " + i);
    }
  }
}
