package io.millrace.controlplane.submission.kubernetes;

import io.millrace.contracts.job.JobState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what is left of jobs that have ended: first the resource, then, when no process is
 * left that could write, their folders, at last the ledger. Each call goes on where the one before
 * stopped, also that of another process.
 */
final class JobRemoval {
  private static final Logger LOG = LoggerFactory.getLogger(JobRemoval.class);

  /** Long after the database has heard of the end. */
  private static final Duration KEEP_LEDGER = Duration.ofDays(7);

  private final ClusterView view;
  private final JobResources resources;
  private final RunLedger ledger;
  private final SnapshotFolders snapshots;
  private final StateSnapshots onDemand;
  private final Duration keepEnded;
  private final Clock clock;

  JobRemoval(
      ClusterView view,
      JobResources resources,
      RunLedger ledger,
      SnapshotFolders snapshots,
      StateSnapshots onDemand,
      Duration keepEnded,
      Clock clock) {
    this.view = view;
    this.resources = resources;
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.onDemand = onDemand;
    this.keepEnded = keepEnded;
    this.clock = clock;
  }

  /** One pass over all jobs. */
  void sweep() {
    for (LedgerEntry entry : ledger.newest()) {
      try {
        sweep(entry);
      } catch (ClusterFaults.Conflict e) {
        LOG.debug("{} has changed meanwhile", entry.name());
      }
    }
  }

  private void sweep(LedgerEntry entry) {
    if (entry.isRemoved()) {
      forget(entry);
    } else if (entry.isCanceling() || isDue(entry)) {
      remove(entry);
    }
  }

  private boolean isDue(LedgerEntry entry) {
    return entry
        .end()
        .filter(end -> end.state() != JobState.FAILED || !entry.outlivesFailure())
        .filter(end -> isPast(end.at(), keepEnded))
        .isPresent();
  }

  private boolean isPast(Instant since, Duration time) {
    return Duration.between(since, clock.instant()).compareTo(time) >= 0;
  }

  /**
   * @return the entry as it then is
   */
  LedgerEntry remove(LedgerEntry entry) {
    if (entry.isRemoved()
        || !resources.delete(entry.kind(), entry.job())
        || (!entry.kind().equals(FlinkSessionJob.KIND) && !view.pods(entry.job()).isEmpty())) {
      return entry;
    }
    onDemand.forget(entry.job());
    snapshots.deleteAll(entry.folders());
    LOG.info("Removed jobId={} run={}", entry.job(), entry.run());
    Instant now = clock.instant();
    return ledger.note(
        entry, entry.isOver() ? LedgerEntry.removed(now) : LedgerEntry.canceledAndRemoved(now));
  }

  private void forget(LedgerEntry entry) {
    if (entry.end().filter(end -> isPast(end.at(), KEEP_LEDGER)).isPresent()) {
      ledger.before(entry).forEach(ledger::forget);
      ledger.forget(entry);
    }
  }
}
