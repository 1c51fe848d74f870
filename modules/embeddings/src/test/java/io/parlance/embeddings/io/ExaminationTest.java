package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import io.parlance.embeddings.ModelPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExaminationTest {
  private static final int DIMENSION = 4;

  private final Path file;
  private final Path out;
  private final Embeddings whole =
      Fixtures.random(List.of("the", "北京", "😀", "check-in", "x"), DIMENSION, 3);

  ExaminationTest(@TempDir Path directory) {
    this.file = directory.resolve("vectors.tsv");
    this.out = directory.resolve("whole.tsv");
  }

  private byte[] written(EmbeddingsFormat format) throws IOException {
    EmbeddingsFiles.write(whole, file, format);
    return Files.readAllBytes(file);
  }

  private Examination examine(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return Examination.of(file);
  }

  private Examination examine(String text) throws IOException {
    return examine(text.getBytes(ISO_8859_1));
  }

  private static List<String> lines(Examination examination) {
    return examination.diagnosis().complaints().stream()
        .flatMap(complaint -> complaint.first().stream())
        .map(Finding::line)
        .toList();
  }

  /** What is saved is sound and reads, and each word has the vector that it had. */
  private Optional<Embeddings> repaired(Examination examination) throws IOException {
    try {
      RepairReport report = examination.repair(out);
      Diagnosis after = Examination.of(out).diagnosis();
      assertThat(after.complaints()).filteredOn(found -> found.symptom().damages()).isEmpty();
      Embeddings saved = EmbeddingsFiles.read(out);
      assertThat((long) saved.size()).isEqualTo(report.words()).isEqualTo(after.words());
      return Optional.of(saved);
    } catch (ModelFormatException e) {
      assertThat(e).hasMessageStartingWith(file + ": ").hasMessageContaining("saved");
      return Optional.empty();
    }
  }

  private void assertPart(Embeddings saved) {
    for (int id = 0; id < saved.size(); id++) {
      String word = saved.vocabulary().word(id);
      assertThat(saved.vector(id)).isEqualTo(whole.vector(word).orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource(names = "DL4J", mode = EnumSource.Mode.EXCLUDE) // which is only read
  void a_file_that_is_sound_is_found_so(EmbeddingsFormat format) throws IOException {
    Diagnosis diagnosis = examine(written(format)).diagnosis();
    assertThat(diagnosis.complaints()).isEmpty();
    assertThat(diagnosis.sound()).isTrue();
    assertThat(diagnosis.format()).contains(format);
    assertThat(diagnosis.words()).isEqualTo(5);
    assertThat(diagnosis.dimension()).isEqualTo(DIMENSION);
  }

  @ParameterizedTest
  @EnumSource(names = "DL4J", mode = EnumSource.Mode.EXCLUDE) // which is only read
  void of_a_file_cut_off_anywhere_the_rows_before_the_cut_are_saved(EmbeddingsFormat format)
      throws IOException {
    byte[] bytes = written(format);
    int most = 0;
    for (int length = 0; length < bytes.length; length++) {
      Examination examination = examine(Arrays.copyOf(bytes, length));
      boolean atRowsEnd = length > 0 && bytes[length - 1] == '\n';
      boolean lastNewline =
          format == EmbeddingsFormat.WORD2VEC_BINARY && length == bytes.length - 1;
      if (!lastNewline && !(format == EmbeddingsFormat.GLOVE && atRowsEnd)) {
        assertThat(examination.diagnosis().sound()).as("cut off at byte " + length).isFalse();
      }
      Optional<Embeddings> saved = repaired(examination);
      saved.ifPresent(this::assertPart);
      most = Math.max(most, saved.map(Embeddings::size).orElse(0));
    }
    boolean fastText = format == EmbeddingsFormat.FASTTEXT_BINARY; // whose vectors come first
    assertThat(most).isEqualTo(fastText || atEndOfRow(format) ? 5 : 4);
  }

  @Test
  void of_a_model_cut_off_within_its_vectors_the_words_before_the_cut_are_saved()
      throws IOException {
    byte[] bytes = written(EmbeddingsFormat.SAFETENSORS);
    for (int rows = 1; rows < 5; rows++) {
      int cut = bytes.length - (5 - rows) * DIMENSION * Float.BYTES + 3;
      Examination examination = examine(Arrays.copyOf(bytes, cut));
      Embeddings saved = repaired(examination).orElseThrow();
      assertThat(saved.size()).isEqualTo(rows);
      assertPart(saved);
    }
  }

  private static boolean atEndOfRow(EmbeddingsFormat format) {
    return format == EmbeddingsFormat.WORD2VEC_BINARY;
  }

  @ParameterizedTest
  @EnumSource(names = "DL4J", mode = EnumSource.Mode.EXCLUDE) // which is only read
  void what_is_saved_of_a_file_damaged_at_random_is_sound(EmbeddingsFormat format)
      throws IOException {
    byte[] bytes = written(format);
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      byte[] changed = bytes.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        changed[random.nextInt(changed.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt()
                : (byte) "0 \n\t.9".charAt(random.nextInt(6));
      }
      Examination examination = examine(changed);
      if (examination.diagnosis().sound()) {
        EmbeddingsFiles.read(file); // what is called sound is read
      }
      repaired(examination);
    }
  }

  @Test
  void a_flipped_bit_in_a_model_is_found_wherever_it_is() throws IOException {
    byte[] bytes = written(EmbeddingsFormat.SAFETENSORS);
    for (int at = 0; at < bytes.length; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      assertThat(examine(flipped).diagnosis().sound()).as("byte " + at).isFalse();
    }
  }

  @Test
  void all_that_is_wrong_with_a_text_is_told_by_line() throws IOException {
    Examination examination =
        examine("7 2\nthe 1 2\na 1\nthe 3 4\nb nan 2\nz 0 0\nb\u00ff 5 6\nc 7 8\nd 9 10\ne 1");
    assertThat(lines(examination))
        .containsExactly(
            "line 3: expected a word and 2 numbers, found \"a 1\"",
            "line 5: expected a word and 2 numbers, found \"b nan 2\" with no finite number in place"
                + " 1",
            "line 4: the word \"the\" came before",
            "line 6: the vector of \"z\" is all zeros",
            "line 7: the text \"b\ufffd\" is no UTF-8 from its byte 1 on",
            "line 9: the file goes on after the 7 words promised",
            "line 10: the file ends within this line, so it may be cut off; if it is whole, end it"
                + " with a newline");
    assertThat(examination.diagnosis().words()).isEqualTo(4);
    examination.repair(out);
    assertThat(out).hasContent("4 2\nthe 1 2\nz 0 0\nc 7 8\nd 9 10\n");
  }

  @Test
  void findings_of_a_kind_are_counted_and_the_first_are_shown() throws IOException {
    Examination examination = examine("50 1\n" + "the 1\n".repeat(50));
    Diagnosis.Complaint complaint = examination.diagnosis().complaints().get(0);
    assertThat(complaint.symptom()).isEqualTo(Symptom.DUPLICATE);
    assertThat(complaint.total()).isEqualTo(49);
    assertThat(complaint.first()).hasSize(10);
    assertThat(complaint.first().get(0).place()).isEqualTo(new Place.Line(3));
  }

  @Test
  void a_binary_row_that_is_not_finite_is_left_out() throws IOException {
    byte[] bytes = written(EmbeddingsFormat.WORD2VEC_BINARY);
    Arrays.fill(bytes, 12, 16, (byte) -1);
    Examination examination = examine(bytes);
    assertThat(lines(examination))
        .containsExactly("byte 12: the vector of word 0 holds NaN, expected finite numbers");
    Embeddings saved = repaired(examination).orElseThrow();
    assertPart(saved);
    assertThat(saved.size()).isEqualTo(4);
  }

  @Test
  void bytes_lost_within_a_binary_are_noticed_at_the_next_row() throws IOException {
    byte[] bytes = written(EmbeddingsFormat.WORD2VEC_BINARY);
    byte[] shorter = new byte[bytes.length - 1];
    int row = 4 + 4 + DIMENSION * Float.BYTES + 1; // the header's and the first word's
    System.arraycopy(bytes, 0, shorter, 0, row + 10);
    System.arraycopy(bytes, row + 11, shorter, row + 10, bytes.length - row - 11);
    assertThatThrownBy(() -> examineAndRead(shorter))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("no newline after the vector of word 1");
  }

  private void examineAndRead(byte[] bytes) throws IOException {
    assertThat(examine(bytes).diagnosis().sound()).isFalse();
    EmbeddingsFiles.read(file);
  }

  @Test
  void a_model_with_a_wrong_checksum_is_saved_with_a_warning() throws IOException {
    byte[] bytes = written(EmbeddingsFormat.SAFETENSORS);
    bytes[bytes.length - 60] ^= 1;
    Examination examination = examine(bytes);
    assertThat(lines(examination))
        .singleElement()
        .asString()
        .matches(
            "its checksum is \"crc32c [0-9a-f]{8}\", expected \"crc32c [0-9a-f]{8}\": some of its"
                + " bytes are not those that were written");
    RepairReport report = examination.repair(out);
    assertThat(report.notes()).singleElement().asString().startsWith("warning: the checksum");
    assertThat(EmbeddingsFiles.read(out).provenance()).isEqualTo(whole.provenance());
    assertThat(Examination.of(out).diagnosis().sound()).isTrue();
  }

  @Test
  void words_without_a_whole_vector_are_left_out_of_a_model_with_its_parts() throws IOException {
    Embeddings more = whole.withPart("lsa.values", new ModelPart.Longs(new long[] {1, 2}));
    EmbeddingsFiles.write(more, file, EmbeddingsFormat.SAFETENSORS);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int data = Long.BYTES + (int) buffer.getLong(0);
    int vectors = data + whole.vocabulary().utf8().length + (5 + 6 + 2) * Long.BYTES;
    buffer.putFloat(vectors + (DIMENSION + 1) * Float.BYTES, Float.NEGATIVE_INFINITY);
    Examination examination = examine(bytes);
    assertThat(lines(examination))
        .contains(
            "byte "
                + (vectors + (DIMENSION + 1) * Float.BYTES)
                + ": row 1 of tensor \"vectors\" holds -Infinity, expected finite numbers");
    assertThat(examination.diagnosis().words()).isEqualTo(4);
    Embeddings saved = repaired(examination).orElseThrow();
    assertPart(saved);
    assertThat(saved.vocabulary().count(1)).isEqualTo(whole.vocabulary().count(2));
    assertThat(saved.parts()).isEmpty();
  }

  @Test
  void bytes_behind_a_model_are_found_and_left_out() throws IOException {
    byte[] bytes = written(EmbeddingsFormat.SAFETENSORS);
    Examination examination = examine(Arrays.copyOf(bytes, bytes.length + 3));
    assertThat(lines(examination))
        .containsExactly("byte " + bytes.length + ": more bytes follow the last tensor");
    assertThat(examination.repair(out).notes()).isEmpty();
    assertThat(Files.readAllBytes(out)).isEqualTo(bytes);
  }

  @Test
  void fasttext_words_with_a_broken_row_are_left_out_and_lost_outputs_are_zeros()
      throws IOException {
    byte[] bytes = written(EmbeddingsFormat.FASTTEXT_BINARY);
    int outputs = 1 + 2 * Long.BYTES + 5 * DIMENSION * Float.BYTES;
    Arrays.fill(bytes, bytes.length - 2 * outputs + 17, bytes.length - 2 * outputs + 21, (byte) -1);
    Examination examination = examine(Arrays.copyOf(bytes, bytes.length - 3));
    assertThat(lines(examination))
        .containsExactly(
            "byte "
                + (bytes.length - 2 * outputs + 17)
                + ": row 0 of the input matrix holds NaN, expected finite numbers, of at most 1e32 as"
                + " they are summed up",
            "byte " + (bytes.length - 3) + ": the file ends within the output matrix");
    Embeddings saved = repaired(examination).orElseThrow();
    assertPart(saved);
    assertThat(saved.size()).isEqualTo(4);
  }

  @Test
  void a_gzipped_file_that_is_cut_off_is_read_to_its_end() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(written(EmbeddingsFormat.WORD2VEC_TEXT));
    }
    Examination examination = examine(Arrays.copyOf(packed.toByteArray(), packed.size() - 9));
    assertThat(examination.diagnosis().gzipped()).isTrue();
    assertThat(examination.diagnosis().sound()).isFalse();
    assertPart(repaired(examination).orElseThrow());
  }

  @Test
  void checkpoints_and_foreign_tensors_are_examined_too() throws IOException {
    float[] values = {1, 2, 3, 4};
    TensorFile.write(
        file,
        ModelKind.CHECKPOINT,
        Map.of("state.step", "7"),
        Map.of("weights.a", new TensorData.Floats(2, 2, values)));
    byte[] bytes = Files.readAllBytes(file);
    Diagnosis sound = Examination.of(file).diagnosis();
    assertThat(sound.sound()).isTrue();
    assertThat(sound.kind()).contains(ModelKind.CHECKPOINT);
    Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte) -1);
    Examination broken = examine(bytes);
    assertThat(lines(broken)).anyMatch(line -> line.contains("row 1 of tensor \"weights.a\""));
    assertThatThrownBy(() -> broken.repair(out))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("its tensor \"weights.a\" is not whole");
    String json = "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}    ";
    byte[] foreign =
        ByteBuffer.allocate(Long.BYTES + json.length() + 4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length())
            .put(json.getBytes(ISO_8859_1))
            .putShort((short) 0x3C00)
            .putShort((short) 0x7C01)
            .array();
    assertThat(lines(examine(foreign)))
        .containsExactly(
            "byte "
                + (foreign.length - 2)
                + ": row 1 of tensor \"a\" holds NaN, expected finite numbers");
  }

  @Test
  void a_file_of_no_known_format_is_told_as_such_and_never_written_over() throws IOException {
    Examination examination = examine("The quick brown fox.\n");
    assertThat(examination.diagnosis().format()).isEmpty();
    assertThat(examination.diagnosis().sound()).isFalse();
    assertThatThrownBy(() -> examination.repair(out)).hasMessageContaining("nothing can be saved");
    assertThatThrownBy(() -> examination.repair(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is the file to be repaired; name another");
  }
}
