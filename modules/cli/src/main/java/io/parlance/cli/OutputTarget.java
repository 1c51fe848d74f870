package io.parlance.cli;

import io.parlance.embeddings.io.EmbeddingsFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a result goes, checked before the long work begins; nothing is touched by the check.
 *
 * @param path a file that exists and can be replaced, or that can be made
 * @param format what is written there
 */
record OutputTarget(Path path, EmbeddingsFormat format) {
  /** For the help; picocli's line breaks. */
  static final String FORMATS_BY_NAME =
      "The file to write; its name's end tells the format:"
          + "%n  .bin        word2vec's binary; of train fasttext, fastText's"
          + "%n  .txt, .vec  word2vec's and fastText's text"
          + "%n  .glove      GloVe's text"
          + "%n  .tsv        TensorBoard's pair"
          + "%n  all else    safetensors; .gz may follow each";

  private static final Set<PosixFilePermission> WRITE =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  /**
   * @param name the user's path
   * @param to a format's name; where empty, the path's ending tells it
   * @throws Failure if nothing can be written there
   */
  static OutputTarget of(String name, Optional<String> to) {
    return of(name, to, EmbeddingsFormat.WORD2VEC_BINARY);
  }

  /** The same, with the format that the ending {@code .bin} stands for. */
  static OutputTarget of(String name, Optional<String> to, EmbeddingsFormat bin) {
    EmbeddingsFormat format = to.map(OutputTarget::named).orElseGet(() -> byEnding(name, bin));
    Path path;
    try {
      path = Path.of(name);
      if (name.isBlank()) {
        throw Failure.call("the output's path is empty");
      }
      if (Files.isSymbolicLink(path) && Files.exists(path)) {
        path = path.toRealPath(); // what the link points to is replaced, not the link
      }
    } catch (InvalidPathException e) {
      throw Failure.call("\"" + name + "\" cannot be a file's path: " + e.getReason());
    } catch (IOException e) {
      throw Failure.work(name + ": cannot be followed: " + e.getMessage());
    }
    checkWritable(path);
    return new OutputTarget(path, format);
  }

  private static EmbeddingsFormat named(String label) {
    try {
      return EmbeddingsFormat.named(label);
    } catch (IllegalArgumentException e) {
      throw Failure.call("--to: " + e.getMessage());
    }
  }

  private static EmbeddingsFormat byEnding(String name, EmbeddingsFormat bin) {
    String lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (lower.endsWith(".bin")) {
      return bin;
    }
    if (lower.endsWith(".txt") || lower.endsWith(".vec")) {
      return EmbeddingsFormat.WORD2VEC_TEXT;
    }
    if (lower.endsWith(".glove")) {
      return EmbeddingsFormat.GLOVE;
    }
    return lower.endsWith(".tsv") ? EmbeddingsFormat.TENSORBOARD : EmbeddingsFormat.SAFETENSORS;
  }

  static void checkWritable(Path path) {
    if (Files.isDirectory(path)) {
      throw Failure.work(path + " is a folder: expected a file to write; add a name to it");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return; // a device or pipe is written to as it is
    }
    if (Files.exists(path) && !writable(path)) {
      throw Failure.work(path + " cannot be replaced: it is read-only");
    }
    Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
    if (!Files.isDirectory(folder)) {
      throw Failure.work(path + " cannot be written: there is no folder " + folder);
    }
    if (!writable(folder)) {
      throw Failure.work(path + " cannot be written: the folder " + folder + " is read-only");
    }
  }

  /** A superuser may write anything, but what nobody may write is not meant to be written. */
  private static boolean writable(Path path) {
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Collections.disjoint(Files.getPosixFilePermissions(path), WRITE)) {
        return false;
      }
    } catch (IOException e) {
      return false;
    }
    return Files.isWritable(path);
  }

  /** Refuses a target that is one of the files to be read. */
  OutputTarget apartFrom(List<String> sources) {
    if (sources.stream().anyMatch(source -> same(path, source))) {
      throw Failure.call(
          path + " is to be read and to be written: it would be overwritten; name another output");
    }
    return this;
  }

  /** Refuses a vocabulary's file that cannot be written, or is one of the inputs or the model. */
  static void checkVocabulary(Path vocabulary, OutputTarget model, List<String> sources) {
    checkWritable(vocabulary);
    if (sources.stream().anyMatch(source -> same(vocabulary, source))) {
      throw Failure.call(
          "--save-vocab " + vocabulary + " is one of the inputs: it would be overwritten");
    }
    if (vocabulary.toAbsolutePath().normalize().equals(model.path.toAbsolutePath().normalize())
        || same(vocabulary, model.path.toString())) {
      throw Failure.call("--save-vocab " + vocabulary + " is the file of --output, too");
    }
  }

  private static boolean same(Path path, String source) {
    try {
      return Files.exists(path) && Files.isSameFile(path, Path.of(source));
    } catch (InvalidPathException | IOException e) {
      return false; // a pattern, or gone: the corpus says so
    }
  }
}
