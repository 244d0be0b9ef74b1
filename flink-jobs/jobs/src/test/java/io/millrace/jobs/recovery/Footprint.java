package io.millrace.jobs.recovery;

import io.millrace.testkit.ProcessProbe;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a process holds after a collection.
 *
 * @param at the job or the record after which it was taken
 */
record Footprint(long at, double metaspaceMb, double anonymousMb, int threads) {
  private static final double MB = 1 << 20;

  static Footprint of(ProcessProbe probe, long at) throws Exception {
    probe.collectGarbage();
    return new Footprint(
        at, probe.metaspace() / MB, probe.anonymousMemory() / MB, probe.threads().size());
  }

  /**
   * How much of the value at the start the whole time has added, by the least squares: a single
   * sample says little, as the allocator keeps and returns pages when it likes.
   */
  static double growth(List<Footprint> footprints, ToDoubleFunction<Footprint> value) {
    double meanAt = footprints.stream().mapToLong(Footprint::at).average().orElseThrow();
    double mean = footprints.stream().mapToDouble(value).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (Footprint footprint : footprints) {
      covariance += (footprint.at() - meanAt) * (value.applyAsDouble(footprint) - mean);
      variance += (footprint.at() - meanAt) * (footprint.at() - meanAt);
    }
    long span = footprints.get(footprints.size() - 1).at() - footprints.get(0).at();
    double slope = covariance / variance;
    return slope * span / (mean - slope * (meanAt - footprints.get(0).at()));
  }

  static List<Footprint> from(List<Footprint> footprints, long at) {
    return footprints.stream().filter(footprint -> footprint.at() >= at).toList();
  }

  @Override
  public String toString() {
    return "%d: metaspace %.1f MB, anonymous %.1f MB, %d threads"
        .formatted(at, metaspaceMb, anonymousMb, threads);
  }
}
