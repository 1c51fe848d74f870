package io.parlance.embeddings.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.RowMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointStoreTest {
  private static final Fingerprint DIM_3 = Fingerprint.of(Map.of("kind", "toy", "dim", "3"));
  private static final CheckpointInterval EPOCH = new CheckpointInterval.Epochs(1);

  private final Path folder;
  private final CheckpointFiles files;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final CheckpointListener listener =
      new CheckpointListener() {
        @Override
        public void warning(String line) {
          warnings.add(line);
        }
      };

  CheckpointStoreTest(@TempDir Path folder) {
    this.folder = folder;
    this.files = CheckpointFiles.of(folder.resolve("toy.checkpoint"));
  }

  private CheckpointStore begin() {
    return CheckpointStore.beginning(files, DIM_3, EPOCH, listener);
  }

  private CheckpointStore resume() {
    return CheckpointStore.resuming(files, DIM_3, EPOCH, listener);
  }

  private static TrainingState state(int epoch) {
    RowMatrix weights = RowMatrix.padded(2, 3);
    weights.setRow(1, new float[] {epoch, 0.5f, -1}, 0);
    return new TrainingState(
        Map.of("epoch", String.valueOf(epoch)),
        Map.of(
            "weights",
            new TensorData.Matrix(weights),
            "seen",
            new TensorData.Longs(new long[] {epoch})));
  }

  /** Keeps the states after these epochs, one after the other. */
  private void keep(CheckpointStore store, int... epochs) {
    for (int epoch : epochs) {
      store.keep(state(epoch));
      assertThat(store.isKept()).isTrue();
    }
  }

  private static int epoch(SavedState saved) throws IOException {
    RowMatrix weights = RowMatrix.padded(2, 3);
    long[] seen = new long[1];
    saved.restore(
        Map.of("weights", new TensorData.Matrix(weights), "seen", new TensorData.Longs(seen)));
    int epoch = Math.toIntExact(saved.counter("epoch"));
    assertThat(weights.at(1, 0)).isEqualTo(epoch);
    assertThat(weights.at(1, 2)).isEqualTo(-1);
    assertThat(seen).containsExactly(epoch);
    return epoch;
  }

  private int resumed() throws IOException {
    try (CheckpointStore store = resume()) {
      return epoch(store.from().orElseThrow());
    }
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
  }

  private List<String> names() throws IOException {
    try (var found = Files.list(folder)) {
      return found.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void a_state_comes_back_into_the_arrays_as_it_was_kept() throws IOException {
    try (CheckpointStore store = begin()) {
      keep(store, 4);
    }
    assertThat(resumed()).isEqualTo(4);
    assertThat(warnings).isEmpty();
  }

  @Test
  void the_last_two_are_kept_and_nothing_else() throws IOException {
    try (CheckpointStore store = begin()) {
      keep(store, 1, 2, 3);
      assertThat(names()).containsExactly("toy.checkpoint", "toy.checkpoint.previous");
      assertThat(resumed()).isEqualTo(3);
      Files.delete(files.newest());
      assertThat(resumed()).isEqualTo(2);
      store.delete();
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void where_there_is_none_a_training_begins_anew() throws IOException {
    try (CheckpointStore store = resume()) {
      assertThat(store.from()).isEmpty();
      assertThat(store.resumedFrom()).isEmpty();
    }
  }

  @Test
  void one_that_begins_anew_does_not_look_at_an_earlier_trainings_and_replaces_both()
      throws IOException {
    try (CheckpointStore store = begin()) {
      keep(store, 1, 2);
    }
    try (CheckpointStore store = begin()) {
      assertThat(store.from()).isEmpty();
      assertThat(names()).hasSize(2);
      keep(store, 7);
      assertThat(names()).containsExactly("toy.checkpoint");
    }
    assertThat(resumed()).isEqualTo(7);
  }

  @Test
  void where_the_newest_is_damaged_the_one_before_is_taken_and_the_damage_named()
      throws IOException {
    try (CheckpointStore store = begin()) {
      keep(store, 1, 2);
    }
    damage(files.newest());
    try (CheckpointStore store = resume()) {
      assertThat(epoch(store.from().orElseThrow())).isEqualTo(1);
      assertThat(store.resumedFrom()).hasValue(files.previous());
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0))
          .contains("toy.checkpoint: damaged: its checksum is", "the one before is taken");
      keep(store, 3); // takes the place of the damaged one, not of the sound one
      damage(files.newest());
      assertThat(resumed()).isEqualTo(1);
    }
  }

  @Test
  void a_newest_of_any_length_short_of_its_own_is_passed_over() throws IOException {
    try (CheckpointStore store = begin()) {
      keep(store, 1, 2);
    }
    byte[] whole = Files.readAllBytes(files.newest());
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(files.newest(), Arrays.copyOf(whole, length));
      assertThat(resumed()).isEqualTo(1);
    }
  }

  @Test
  void where_both_are_damaged_both_are_named() throws IOException {
    try (CheckpointStore store = begin()) {
      keep(store, 1, 2);
    }
    damage(files.newest());
    damage(files.previous());
    assertThatThrownBy(this::resumed)
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("toy.checkpoint: damaged")
        .hasMessageContaining("toy.checkpoint.previous: damaged")
        .hasMessageContaining("train anew without --resume");
  }

  @Test
  void a_state_of_another_training_is_refused_by_the_name_of_what_differs() throws IOException {
    try (CheckpointStore store = begin()) {
      keep(store, 1, 2);
    }
    try (CheckpointStore store =
        CheckpointStore.resuming(files, DIM_3.with("dim", "4"), EPOCH, listener)) {
      assertThatThrownBy(store::from)
          .isInstanceOf(AnotherTrainingException.class)
          .hasMessageContaining("toy.checkpoint: the training began with dim 3, but")
          .hasMessageContaining("dim 4");
    }
  }

  @Test
  void arrays_that_do_not_fit_a_state_are_refused() throws IOException {
    try (CheckpointStore store = begin()) {
      keep(store, 1);
    }
    try (CheckpointStore store = resume()) {
      SavedState saved = store.from().orElseThrow();
      TensorData longs = new TensorData.Longs(new long[1]);
      assertThatThrownBy(() -> saved.restore(Map.of("seen", longs)))
          .hasMessageContaining("holds a tensor \"weights\"");
      assertThatThrownBy(
              () ->
                  saved.restore(
                      Map.of(
                          "seen", longs, "weights", new TensorData.Matrix(RowMatrix.dense(3, 2)))))
          .hasMessageContaining("\"weights\" is F32[2, 3], expected F32[3, 2]");
      assertThatThrownBy(() -> saved.counter("round"))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("does not tell round");
    }
  }

  @Test
  void what_cannot_be_written_is_a_single_warning_and_the_file_before_stays() throws IOException {
    try (CheckpointStore store = begin()) {
      keep(store, 1);
      TrainingState endless =
          new TrainingState(
              Map.of("epoch", "2"),
              Map.of("weights", new TensorData.Floats(1, 1, new float[] {Float.NaN})));
      for (int i = 0; i < 3; i++) {
        store.keep(endless);
        assertThat(store.isKept()).isFalse();
      }
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0))
          .startsWith("no checkpoint was written: ")
          .contains("only finite numbers are written");
      assertThat(names()).containsExactly("toy.checkpoint");
      assertThat(resumed()).isEqualTo(1);
      keep(store, 3);
      store.keep(endless);
      assertThat(store.isKept()).isFalse();
      assertThat(warnings).hasSize(2);
    }
  }

  @Test
  void a_folder_that_became_read_only_does_not_end_a_training() throws IOException {
    try (CheckpointStore store = begin()) {
      keep(store, 1);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
      store.keep(state(2));
      assertThat(store.isKept()).isFalse();
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0)).contains("no checkpoint was written: ", "toy.checkpoint");
      keep(store, 3);
    }
    assertThat(resumed()).isEqualTo(3);
  }

  @Test
  void where_there_is_no_room_for_a_copy_the_state_is_written_at_once() throws IOException {
    CheckpointStore tight =
        CheckpointStore.beginning(files, DIM_3, EPOCH, listener, new Snapshot(() -> 0));
    try (tight) {
      tight.keep(state(1));
      assertThat(files.newest()).exists();
      tight.keep(state(2));
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0)).contains("no room for a copy", "--memory");
    }
    assertThat(resumed()).isEqualTo(2);
  }

  @Test
  void while_one_is_being_written_none_is_due_but_one_that_must_be_waits() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    CountDownLatch writing = new CountDownLatch(1);
    CheckpointListener waiting =
        new CheckpointListener() {
          @Override
          public void kept(Path file) {
            writing.countDown();
            try {
              slow.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    try (CheckpointStore store = CheckpointStore.beginning(files, DIM_3, EPOCH, waiting)) {
      assertThat(store.due(true)).isTrue();
      store.keep(state(1));
      writing.await();
      assertThat(store.due(true)).isFalse();
      slow.countDown();
      keep(store, 2);
      assertThat(store.due(true)).isTrue();
    }
    assertThat(resumed()).isEqualTo(2);
    Files.move(files.previous(), files.newest(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(resumed()).isEqualTo(1);
  }

  @Test
  void by_epochs_one_is_due_at_the_end_of_every_so_many() {
    try (CheckpointStore store =
        CheckpointStore.beginning(files, DIM_3, new CheckpointInterval.Epochs(2), listener)) {
      assertThat(store.due(true)).isFalse();
      assertThat(store.due(false)).isFalse();
      assertThat(store.due(true)).isTrue();
      keep(store, 2);
      assertThat(store.due(true)).isFalse();
      assertThat(store.due(true)).isTrue();
    }
  }

  @Test
  void never_is_never() throws IOException {
    try (CheckpointStore store =
        CheckpointStore.beginning(files, DIM_3, new CheckpointInterval.Never(), listener)) {
      assertThat(store.due(true)).isFalse();
      store.keep(state(1));
      assertThat(store.isKept()).isFalse();
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void what_a_killed_process_left_half_written_is_removed() throws IOException {
    Files.writeString(folder.resolve(".toy.checkpoint.123-0.tmp"), "half");
    Files.writeString(folder.resolve(".other.checkpoint.123-0.tmp"), "another's");
    try (CheckpointStore store = begin()) {
      keep(store, 1);
    }
    assertThat(names()).containsExactly(".other.checkpoint.123-0.tmp", "toy.checkpoint");
  }
}
