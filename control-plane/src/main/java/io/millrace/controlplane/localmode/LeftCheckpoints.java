package io.millrace.controlplane.localmode;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.submission.LiveJobs;
import io.millrace.controlplane.submission.minicluster.RetainedCheckpoints;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Deletes, once per start, the checkpoints of jobs that ended just before the process was killed. A
 * folder of checkpoints that was configured may have other users and is left alone.
 */
final class LeftCheckpoints implements ApplicationListener<ApplicationReadyEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(LeftCheckpoints.class);
  private final MillraceProperties properties;
  private final List<LiveJobs> jobs;

  LeftCheckpoints(MillraceProperties properties, List<LiveJobs> jobs) {
    this.properties = properties;
    this.jobs = List.copyOf(jobs);
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    if (properties.jobs().checkpointDir() != null) {
      return;
    }
    try {
      RetainedCheckpoints.deleteAllBut(properties.checkpoints().directory(), this::liveJobs);
    } catch (IOException e) {
      LOG.warn("Checkpoints of ended jobs could not be deleted: {}", e.toString());
    }
  }

  private Set<JobId> liveJobs() {
    Set<JobId> live = new HashSet<>();
    jobs.forEach(known -> live.addAll(known.liveJobs()));
    return live;
  }
}
