package io.millrace.controlplane.submission.kubernetes;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides on what the cluster says at that moment; when it has changed meanwhile, again. */
final class Decisions {
  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);
  private static final int ATTEMPTS = 5;

  private final ClusterView view;
  private final RunLedger ledger;

  Decisions(ClusterView view, RunLedger ledger) {
    this.view = view;
    this.ledger = ledger;
  }

  /** What is decided and then done with the cluster. */
  interface Decision<T> {
    T take() throws IOException;
  }

  /**
   * @param verb what is done, as in "starting"
   * @throws RuntimeUnreachableException when the cluster does not answer, or somebody else writes
   *     the same again and again
   */
  <T> T decide(JobId job, String verb, Decision<T> decision) {
    String what = verb + " job " + job;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      view.requireFresh();
      try {
        return decision.take();
      } catch (ClusterFaults.Conflict e) {
        LOG.debug("{} met a conflict", what, e);
        ledger.newest(job).ifPresent(ledger::reread);
      } catch (IOException e) {
        throw new RuntimeUnreachableException(what + " failed: " + e.getMessage(), e);
      }
    }
    String fault = what + " met a conflict " + ATTEMPTS + " times; somebody else writes the same";
    throw new RuntimeUnreachableException(fault, new IllegalStateException(fault));
  }
}
