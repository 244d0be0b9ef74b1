package io.millrace.jobs.large;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.millrace.jobs.JobMain;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Runs a job in this JVM and says at its end how much memory it took at most. */
public final class MeasuredJob {
  private MeasuredJob() {}

  public static void main(String[] args) throws Exception {
    ((Logger) LoggerFactory.getLogger("io.millrace")).setLevel(Level.INFO);
    long start = System.nanoTime();
    JobMain.main(args);
    System.out.printf(
        "MEASURED %d s, heap at most %d MiB, %s%n",
        (System.nanoTime() - start) / 1_000_000_000, peakHeap() >> 20, peakResident());
    System.exit(0);
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static String peakResident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM") || line.startsWith("Rss"))
        .toList()
        .toString();
  }
}
