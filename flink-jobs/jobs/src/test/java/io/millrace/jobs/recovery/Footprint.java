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
   * What the last quarter has at least, beyond what the first has at least and as a part of it. A
   * sample may come before the last job is gone, or while the allocator keeps pages; what is lost
   * for good is in all that follow.
   */
  static double growth(List<Footprint> footprints, ToDoubleFunction<Footprint> value) {
    int quarter = Math.max(1, footprints.size() / 4);
    double first = least(footprints.subList(0, quarter), value);
    double last = least(footprints.subList(footprints.size() - quarter, footprints.size()), value);
    return last / first - 1;
  }

  private static double least(List<Footprint> footprints, ToDoubleFunction<Footprint> value) {
    return footprints.stream().mapToDouble(value).min().orElseThrow();
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
