package io.parlance.chatbot.conversation;

import io.parlance.chatbot.Printable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A user's conversations: {@code conversations/DATE-TIME.json} in the user's folder. A chat holds a
 * lock on its file as long as it lives, so that no other writes to it. Belongs to one thread.
 */
public final class ConversationFiles implements AutoCloseable {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);
  private static final String ENDING = ".json";
  private static final int SHOWN = 5;

  private final Path folder;
  private final Clock clock;
  private final Set<Path> ours = new HashSet<>(); // locked
  private Optional<FileChannel> locks = Optional.empty();

  private ConversationFiles(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** The conversations in a user's folder, which need not exist; see {@link UserFolder}. */
  public static ConversationFiles of(Path userFolder) {
    return of(userFolder, Clock.system(ZoneId.systemDefault()));
  }

  static ConversationFiles of(Path userFolder, Clock clock) {
    return new ConversationFiles(userFolder.resolve("conversations"), clock);
  }

  /** Where they are. */
  public Path folder() {
    return folder;
  }

  /**
   * The files there are, the last changed first.
   *
   * @throws IOException if the folder exists and cannot be read
   */
  public List<Path> list() throws IOException {
    Map<Path, FileTime> changed = new TreeMap<>(Comparator.<Path>naturalOrder().reversed());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "[!.]*" + ENDING)) {
      for (Path file : found) {
        if (Files.size(file)
            > 0) { // else a chat was killed, or the disk was full, at its beginning
          changed.put(file, Files.getLastModifiedTime(file));
        }
      }
    }
    List<Path> files = new ArrayList<>(changed.keySet());
    files.sort(Comparator.comparing((Path file) -> time(changed, file)).reversed());
    return files;
  }

  private static FileTime time(Map<Path, FileTime> changed, Path file) {
    return changed.getOrDefault(file, FileTime.fromMillis(0));
  }

  /** The file that changed last. */
  public Optional<Path> latest() throws IOException {
    return list().stream().findFirst();
  }

  /** A file's name as {@link #find} takes it: without folder and ending. */
  public static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  /**
   * Where a file of this name is or would be: a path is taken as it is, {@code ~/} being the home
   * folder; a bare name is one of this folder, with the ending or without.
   *
   * @throws IOException if no file can have that name
   */
  public Path path(String name) throws IOException {
    try {
      if (name.startsWith("~/")) {
        return Path.of(System.getProperty("user.home", ""), name.substring(2));
      }
      Path path = Path.of(name);
      boolean bare = path.getNameCount() == 1 && path.getParent() == null && !path.isAbsolute();
      if (!bare || name.isEmpty()) {
        return path;
      }
      return folder.resolve(name.endsWith(ENDING) ? name : name + ENDING);
    } catch (InvalidPathException e) {
      throw new IOException(Printable.quoted(name, 60) + ": is no file's name", e);
    }
  }

  /**
   * The file of this name or path: one of this folder, else one at that path.
   *
   * @throws IOException if there is none, naming some that there are
   */
  public Path find(String name) throws IOException {
    Path path = path(name);
    if (!name.isEmpty() && Files.isRegularFile(path)) {
      return path;
    }
    if (!name.isEmpty() && Files.isRegularFile(Path.of(name))) {
      return Path.of(name);
    }
    List<String> others = list().stream().limit(SHOWN).map(ConversationFiles::name).toList();
    throw new IOException(
        "no conversation "
            + Printable.quoted(name, 60)
            + ": expected a file, or a name in "
            + folder
            + (others.isEmpty() ? ", which has none yet" : ", as " + String.join(", ", others)));
  }

  /**
   * Reads a conversation.
   *
   * @throws IOException with a one-line message; of a damaged file with the offset in bytes
   */
  public Conversation read(Path file) throws IOException {
    try {
      return ConversationReader.read(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (FileSystemException e) {
      throw new IOException(
          file + ": cannot be read" + (e.getReason() == null ? "" : ": " + e.getReason()), e);
    }
  }

  /** A new conversation with a model of that name; its file is made with the first turn. */
  public ConversationLog begin(String model) {
    OffsetDateTime now = OffsetDateTime.now(clock).withNano(0);
    return new ConversationLog(this, new Conversation(model, now, List.of()), Optional.empty());
  }

  /**
   * Goes on with a conversation, in its file; where another chat is at it, in a file of its own,
   * which {@link ConversationLog#file} does not name yet.
   *
   * @throws IOException as {@link #read} does; the file is then as it was
   */
  public ConversationLog resume(Path file) throws IOException {
    Conversation conversation = read(file);
    boolean free = lock(file.toRealPath());
    return new ConversationLog(this, conversation, free ? Optional.of(file) : Optional.empty());
  }

  /** A new file, empty, and ours. */
  Path claim() throws IOException {
    makeFolder();
    String name = NAME.format(OffsetDateTime.now(clock));
    Path file = folder.resolve(name + ENDING);
    int number = 1;
    while (!created(file)) { // another chat began in the same second
      number++;
      file = folder.resolve(name + "-" + number + ENDING);
    }
    lock(file.toRealPath());
    return file;
  }

  private static boolean created(Path file) throws IOException {
    try {
      Files.createFile(file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "" : ": " + e.getReason();
      throw new IOException(file + ": cannot be written" + reason, e);
    }
  }

  /** What one says in private is for one's own eyes. */
  void makeFolder() throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (posix) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(folder);
      }
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "" : ": " + e.getReason();
      throw new IOException(folder + ": cannot be made" + reason, e);
    }
  }

  /**
   * Takes a file for this process: a byte of one lock file stands for it, whose place is its path's
   * hash. The file itself cannot be locked, since each save puts another in its place.
   */
  private boolean lock(Path file) {
    if (ours.contains(file)) {
      return true;
    }
    try {
      if (locks.isEmpty()) {
        makeFolder();
        locks =
            Optional.of(
                FileChannel.open(
                    folder.resolve(".locks"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      }
      long place = Integer.toUnsignedLong(file.toString().hashCode());
      FileLock taken = locks.get().tryLock(place, 1, false);
      return taken != null && ours.add(file);
    } catch (OverlappingFileLockException e) {
      return false; // by another chat of this process
    } catch (IOException e) {
      return false; // where nothing can be locked, nothing is shared either
    }
  }

  /** Gives all files back. */
  @Override
  public void close() throws IOException {
    if (locks.isPresent()) {
      locks.get().close();
      ours.clear();
      locks = Optional.empty();
    }
  }
}
