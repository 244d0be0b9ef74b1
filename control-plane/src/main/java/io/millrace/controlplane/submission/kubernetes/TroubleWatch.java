package io.millrace.controlplane.submission.kubernetes;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.submission.JobStatus.Trouble;
import io.millrace.controlplane.submission.kubernetes.preflight.InstalledOperator;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Says what is wrong around a job, and since when. */
final class TroubleWatch {
  private final ClusterView view;
  private final InstalledOperator operator;
  private final Clock clock;
  private final Map<JobId, Trouble> known = new ConcurrentHashMap<>();

  TroubleWatch(ClusterView view, InstalledOperator operator, Clock clock) {
    this.view = view;
    this.operator = operator;
    this.clock = clock;
  }

  /**
   * @param fault what the operator says; null when all is well
   */
  @Nullable Trouble of(LedgerEntry entry, @Nullable String fault) {
    Optional<Trouble> now =
        PodTroubles.of(view.pods(entry.job()), view.events(entry.job()), clock.instant())
            .or(() -> Optional.ofNullable(fault).map(said -> "the operator says: " + said))
            .map(reason -> trouble(Trouble.Kind.DEGRADED, reason))
            .or(() -> warning(entry));
    if (now.isEmpty()) {
      known.remove(entry.job());
      return null;
    }
    return known.merge(entry.job(), now.get(), TroubleWatch::older);
  }

  private Optional<Trouble> warning(LedgerEntry entry) {
    return entry.outlivesFailure()
        ? Optional.empty()
        : ClusterFaults.call("reading the operator's version", operator::acceptedRisk)
            .map(reason -> trouble(Trouble.Kind.WARNING, reason));
  }

  private Trouble trouble(Trouble.Kind kind, String reason) {
    return new Trouble(kind, reason, clock.instant());
  }

  private static Trouble older(Trouble known, Trouble now) {
    boolean same = known.kind() == now.kind() && known.reason().equals(now.reason());
    return same ? known : now;
  }
}
