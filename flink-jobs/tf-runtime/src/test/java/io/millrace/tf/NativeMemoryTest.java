package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A run that leaked one input tensor would need 2 GB here; the limit leaves room for the heap. */
@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {
  private static final int FEATURES = 10_000;
  private static final int RUNS = 20_000;
  private static final long LIMIT_KILOBYTES = 250_000;

  @Test
  void shouldNotGrowWithTheNumberOfRuns() throws IOException {
    // Given: batches of an odd size, whose tensors are made for each run
    try (TrainingSession session =
        TrainingSession.compile(Models.linearRegression(FEATURES, Models.sgd(1e-9)), 1)) {
      MetricTotals means = session.newTotals();
      float[] features = new float[3 * FEATURES];
      float[] labels = new float[3];
      session.trainOnBatch(features, labels, 3, means);
      long before = residentKilobytes();

      // When
      for (int run = 0; run < RUNS; run++) {
        session.testOnBatch(features, labels, run % 2 == 0 ? 3 : 2, means);
      }

      // Then
      assertThat(residentKilobytes() - before).isLessThan(LIMIT_KILOBYTES);
    }
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
