package io.parlance.trainers.glove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFileTest {
  @Test
  void what_is_appended_is_read_back_from_where_it_stands(@TempDir Path folder) throws IOException {
    try (ScratchFile file = new ScratchFile(folder)) {
      assertThat(file.append(ByteBuffer.wrap(new byte[] {1, 2, 3}))).isZero();
      assertThat(file.append(ByteBuffer.wrap(new byte[] {4, 5}))).isEqualTo(3);
      ByteBuffer read = ByteBuffer.allocate(3);
      file.read(2, read);
      assertThat(read.array()).containsExactly(3, 4, 5);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_folder_that_is_not_there_is_named_with_the_remedy(@TempDir Path folder) {
    Path gone = folder.resolve("gone");
    assertThatThrownBy(() -> new ScratchFile(gone))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot make a temporary file in "
                + gone
                + " (no such folder); name another folder in TMPDIR, or give more --memory");
  }

  @Test
  void a_write_that_fails_names_the_folder(@TempDir Path folder) throws IOException {
    ScratchFile file = new ScratchFile(folder);
    file.close(); // a full disk fails in the same place
    assertThatThrownBy(() -> file.append(ByteBuffer.wrap(new byte[1])))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot write a temporary file in " + folder);
  }
}
