package io.parlance.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the sources that a user's words name. */
final class SourceFinder {
  private final List<CorpusSource> found;

  SourceFinder(List<CorpusSource> found) {
    this.found = found;
  }

  void find(String source) throws IOException {
    if (source.equals("-")) {
      if (found.stream().anyMatch(Sources.StandardInput.class::isInstance)) {
        throw new CorpusException("standard input (-) is named twice; it can be read once");
      }
      found.add(new Sources.StandardInput());
    } else if (source.equals(WordNet.NAME)) {
      found.add(new WordNet());
    } else {
      Optional<BuiltInText> text = BuiltInText.named(source);
      if (text.isPresent()) {
        found.add(text.get());
      } else {
        findFiles(source);
      }
    }
  }

  private void findFiles(String source) throws IOException {
    Path path;
    try {
      path = Path.of(source);
    } catch (InvalidPathException e) {
      if (isGlob(source)) {
        findGlob(source);
        return;
      }
      throw new CorpusException("not a path: " + source + " (" + e.getReason() + ")", e);
    }
    if (Files.isDirectory(path)) {
      List<Path> files = filesBelow(path, file -> true);
      addFiles(files);
      if (files.isEmpty()) {
        throw new CorpusException("directory " + source + " holds no file with text in it");
      }
    } else if (Files.exists(path)) {
      addFile(path, source);
    } else if (isGlob(source)) {
      findGlob(source);
    } else {
      throw new CorpusException("no such file: " + source);
    }
  }

  private void addFile(Path path, String source) throws IOException {
    if (!Files.isReadable(path)) {
      throw new CorpusException("cannot read " + source + ": permission denied");
    }
    // A named pipe or a device has no size and is read as a stream.
    if (Files.isRegularFile(path)) {
      if (Files.size(path) == 0) {
        throw new CorpusException(source + " is empty");
      }
      found.add(new Sources.FileSource(source, path, Files.size(path)));
    } else {
      found.add(new Sources.Pipe(source, path));
    }
  }

  private void addFiles(List<Path> files) throws IOException {
    for (Path file : files) {
      addFile(file, file.toString());
    }
  }

  private void findGlob(String glob) throws IOException {
    // The part before the first special character says where to look.
    int special = 0;
    while (!isGlob(glob.substring(special, special + 1))) {
      special++;
    }
    int slash = glob.lastIndexOf('/', special);
    Path base = Path.of(slash < 0 ? "." : slash == 0 ? "/" : glob.substring(0, slash));
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(slash + 1));
    } catch (PatternSyntaxException e) {
      throw new CorpusException("not a glob: " + glob + " (" + e.getDescription() + ")", e);
    }
    List<Path> files =
        Files.isDirectory(base)
            ? filesBelow(base, file -> matcher.matches(base.relativize(file)))
            : List.of();
    if (files.isEmpty()) {
      throw new CorpusException("no file matches " + glob);
    }
    for (Path file : files) {
      Path named = slash < 0 ? base.relativize(file) : file;
      addFile(file, named.toString());
    }
  }

  /** Regular files below a directory, sorted by path; hidden and empty ones are passed over. */
  private static List<Path> filesBelow(Path directory, Predicate<Path> wanted) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) walk::iterator) {
        if (Files.isRegularFile(file)
            && !isHidden(directory.relativize(file))
            && wanted.test(file)
            && Files.size(file) > 0) {
          files.add(file);
        }
      }
    } catch (UncheckedIOException e) {
      throw new CorpusException(
          "cannot read directory "
              + directory
              + ": "
              + Sources.reason(Objects.requireNonNull(e.getCause())),
          e);
    }
    files.sort(null);
    return files;
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGlob(String text) {
    return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }
}
