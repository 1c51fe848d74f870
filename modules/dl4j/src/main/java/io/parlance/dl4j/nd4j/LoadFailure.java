package io.parlance.dl4j.nd4j;

import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;

/**
 * Why ND4J could not be loaded, told from what it threw.
 *
 * @param reason what the innermost cause says
 * @param platform as JavaCPP calls it, which is the classifier of the jars: {@code linux-x86_64}
 * @param cache where JavaCPP unpacks libraries to
 * @param room megabytes that are free there
 */
record LoadFailure(String reason, String platform, String cache, long room) {
  /** The megabytes that the libraries for Linux take, unpacked. */
  private static final int UNPACKED = 400;

  private static final Pattern MISSING_JAR = Pattern.compile("Could not find (?:jni)?(\\w+) in");
  private static final Pattern MISSING_CLASS =
      Pattern.compile("(?:NoClassDefFoundError|ClassNotFoundException): (\\S+)");

  /** The failure that ended in {@code thrown}. */
  static LoadFailure of(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = cause.getMessage() == null ? "" : cause.getMessage();
    boolean ofClass = cause instanceof ReflectiveOperationException;
    boolean known = cause instanceof UnsatisfiedLinkError && !said.isEmpty();
    String reason = known && !ofClass ? said : cause.getClass().getSimpleName() + ": " + said;
    try {
      File cache = Loader.getCacheDir();
      return new LoadFailure(
          reason, Loader.getPlatform(), cache.toString(), cache.getUsableSpace() >> 20);
    } catch (IOException e) {
      return new LoadFailure(reason, Loader.getPlatform(), "no folder", 0);
    } catch (LinkageError e) { // without JavaCPP
      String system = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
      return new LoadFailure(reason, system.toLowerCase(Locale.ROOT), "no folder", UNPACKED);
    }
  }

  /** One line: which library, why, and what to do. */
  String message() {
    Matcher jar = MISSING_JAR.matcher(reason);
    if (jar.find()) {
      return "ND4J cannot be loaded: the native library "
          + jar.group(1)
          + " for "
          + platform
          + " is not on the class path; add "
          + artifact(jar.group(1));
    }
    if (reason.startsWith("NoAvailableBackendException")) {
      return "ND4J cannot be loaded: none of its backends is on the class path; add"
          + " org.nd4j:nd4j-native, both its jar and that with the classifier "
          + platform;
    }
    Matcher missing = MISSING_CLASS.matcher(reason);
    if (missing.find()) {
      return "ND4J cannot be loaded: the class "
          + missing.group(1).replace('/', '.')
          + " is not on the class path; add the jar that holds it (those of modules/dl4j do)";
    }
    return "ND4J's native library cannot be loaded on " + platform + ": " + said() + remedy();
  }

  private String said() {
    return reason.replace('\n', ' ');
  }

  private String remedy() {
    if (reason.contains("GLIBC")) {
      return "; this system's C library is older than ND4J asks for: take a newer system, or"
          + " compute without ND4J (--backend vector)";
    }
    return "; JavaCPP unpacks "
        + UNPACKED
        + " MB of libraries to "
        + cache
        + ", where "
        + room
        + " MB are free: "
        + (room < UNPACKED ? "make room there" : "empty it, see that programs may run from it")
        + ", or name another folder by -Dorg.bytedeco.javacpp.cachedir=FOLDER";
  }

  private String artifact(String library) {
    if (library.startsWith("openblas")) {
      return jar("org.bytedeco:openblas");
    }
    return library.startsWith("nd4j") ? jar("org.nd4j:nd4j-native") : jar("its artifact");
  }

  private String jar(String artifact) {
    return artifact + " with the classifier " + platform + ", in the version of its jar without";
  }
}
