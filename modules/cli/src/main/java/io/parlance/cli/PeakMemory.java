package io.parlance.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that this process has had so far. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern HIGH_WATER = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

  private PeakMemory() {}

  /** Bytes resident at the peak; where the system does not tell, the heap now committed. */
  static long bytes() {
    try {
      Matcher matcher = HIGH_WATER.matcher(Files.readString(STATUS, StandardCharsets.UTF_8));
      if (matcher.find()) {
        return Long.parseLong(matcher.group(1)) << 10;
      }
    } catch (IOException e) {
      return Runtime.getRuntime().totalMemory();
    }
    return Runtime.getRuntime().totalMemory();
  }
}
