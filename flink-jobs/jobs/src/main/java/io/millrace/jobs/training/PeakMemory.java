package io.millrace.jobs.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The most memory that this process had resident so far, as Linux counts it. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final long KIBIBYTE = 1024;

  private PeakMemory() {}

  /** In bytes; 0 where the system does not tell. */
  static long bytes() {
    try {
      return Files.exists(STATUS) ? bytes(Files.readAllLines(STATUS)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * @param status lines like {@code VmHWM: 1234 kB}
   */
  static long bytes(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(PEAK))
        .map(line -> line.substring(PEAK.length()).replace("kB", "").trim())
        .mapToLong(number -> Long.parseLong(number) * KIBIBYTE)
        .findFirst()
        .orElse(0);
  }
}
