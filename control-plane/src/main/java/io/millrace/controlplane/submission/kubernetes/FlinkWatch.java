package io.millrace.controlplane.submission.kubernetes;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.submission.flinkrest.FlinkRest;
import io.millrace.controlplane.submission.flinkrest.FlinkView;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Flink last said of each run. A JobManager that does not answer costs a moment now and then,
 * not at each look.
 */
final class FlinkWatch {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkWatch.class);
  private static final Duration FRESH = Duration.ofMillis(300);
  private static final Duration REST = Duration.ofSeconds(1);
  private static final int MOST_RESTS = 30;

  private final FlinkRest rest;
  private final Clock clock;
  private final Map<JobId, Look> looks = new ConcurrentHashMap<>();

  FlinkWatch(FlinkRest rest, Clock clock) {
    this.rest = rest;
    this.clock = clock;
  }

  /**
   * @param last what was last heard of this run
   * @param silent how often it has not answered since
   */
  private record Look(String flinkJobId, @Nullable FlinkView last, int silent, Instant at) {
    private boolean heard() {
      return silent == 0;
    }
  }

  /** As Flink says now; empty when it does not answer. */
  Optional<FlinkView> view(LedgerEntry entry) {
    Look look = looks.get(entry.job());
    if (look == null || !look.flinkJobId().equals(entry.flinkJobId()) || isOld(look)) {
      look = ask(entry, look);
      looks.put(entry.job(), look);
    }
    return look.heard() ? Optional.ofNullable(look.last()) : Optional.empty();
  }

  /** As Flink said when it last answered. */
  Optional<FlinkView> last(LedgerEntry entry) {
    return Optional.ofNullable(looks.get(entry.job()))
        .filter(look -> look.flinkJobId().equals(entry.flinkJobId()))
        .map(Look::last);
  }

  private boolean isOld(Look look) {
    Duration age = Duration.between(look.at(), clock.instant());
    return age.compareTo(look.heard() ? FRESH : REST.multipliedBy(look.silent())) > 0;
  }

  private Look ask(LedgerEntry entry, @Nullable Look before) {
    String id = entry.flinkJobId();
    try {
      return new Look(id, rest.view(entry.cluster(), id), 0, clock.instant());
    } catch (IOException e) {
      LOG.debug("Flink does not answer for jobId={}: {}", entry.job(), e.toString());
      if (before == null || !before.flinkJobId().equals(id)) {
        return new Look(id, null, 1, clock.instant());
      }
      int silent = Math.min(before.silent() + 1, MOST_RESTS);
      return new Look(id, before.last(), silent, clock.instant());
    }
  }
}
