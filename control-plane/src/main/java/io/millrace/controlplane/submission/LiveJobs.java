package io.millrace.controlplane.submission;

import io.millrace.contracts.job.JobId;
import java.util.Set;

/** Knows jobs that have not ended and that the runtime may have to continue. */
public interface LiveJobs {
  Set<JobId> liveJobs();
}
