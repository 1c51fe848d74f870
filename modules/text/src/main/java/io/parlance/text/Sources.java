package io.parlance.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The sources that are no resource: files and standard input. */
final class Sources {
  private Sources() {}

  /** A file. */
  record FileSource(String name, Path path, long size) implements CorpusSource {
    @Override
    public OptionalLong bytes() {
      return OptionalLong.of(size);
    }

    @Override
    public InputStream open() throws IOException {
      try {
        return Files.newInputStream(path);
      } catch (IOException e) {
        throw new CorpusException("cannot read " + name + ": " + reason(e), e);
      }
    }
  }

  /** A named pipe or a device. */
  record Pipe(String name, Path path) implements CorpusSource {
    @Override
    public OptionalLong bytes() {
      return OptionalLong.empty();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  /** Standard input; it can be read once. */
  record StandardInput() implements CorpusSource {
    @Override
    public String name() {
      return "-";
    }

    @Override
    public OptionalLong bytes() {
      return OptionalLong.empty();
    }

    @Override
    public InputStream open() {
      // Not closed with the corpus: it is the process's.
      return new BufferedInputStream(System.in) {
        @Override
        public void close() {}
      };
    }
  }

  /** What went wrong, without the path that the message names already. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException fault && fault.getReason() != null) {
      return fault.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
