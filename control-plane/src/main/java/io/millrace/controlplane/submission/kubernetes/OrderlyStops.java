package io.millrace.controlplane.submission.kubernetes;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.submission.flinkrest.FlinkRest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Flink to end jobs in order, each once unless it failed. */
final class OrderlyStops {
  private static final Logger LOG = LoggerFactory.getLogger(OrderlyStops.class);

  private final FlinkRest rest;

  /** Flink's name of what each job was asked; forgotten with this process. */
  private final Map<JobId, String> asked = new ConcurrentHashMap<>();

  OrderlyStops(FlinkRest rest) {
    this.rest = rest;
  }

  void ask(LedgerEntry entry) throws IOException {
    String before = asked.get(entry.job());
    if (before != null && rest.stopFailed(entry.cluster(), entry.flinkJobId(), before)) {
      LOG.warn("jobId={} could not be stopped and is asked again", entry.job());
      asked.remove(entry.job());
    } else if (before == null) {
      LOG.info("Stopping jobId={}", entry.job());
      String folder = entry.folders().run() + "/stopped";
      asked.put(entry.job(), rest.stop(entry.cluster(), entry.flinkJobId(), folder));
    }
  }
}
