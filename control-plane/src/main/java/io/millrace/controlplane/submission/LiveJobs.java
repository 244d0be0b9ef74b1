package io.millrace.controlplane.submission;

import io.millrace.contracts.job.JobId;
import java.util.Set;

/** Knows jobs that the runtime may have to continue: what they have left is kept. */
public interface LiveJobs {
  Set<JobId> liveJobs();
}
