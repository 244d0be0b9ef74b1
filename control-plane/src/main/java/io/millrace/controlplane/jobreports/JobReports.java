package io.millrace.controlplane.jobreports;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import org.springframework.stereotype.Component;

/** Asks the runtime for the report of a job, and says why there is none. */
@Component
public class JobReports {
  private final JobSubmitter runtime;

  JobReports(JobSubmitter runtime) {
    this.runtime = runtime;
  }

  /**
   * @throws ProblemException 404 when the runtime has no such job, 503 when it does not answer
   */
  public JobReport get(JobId id) {
    try {
      return runtime
          .report(id)
          .orElseThrow(
              () ->
                  ProblemException.absent(
                      "JOB_UNKNOWN",
                      "the runtime has no job '"
                          + id
                          + "': it has not been started, or it ended long ago"));
    } catch (RuntimeUnreachableException e) {
      throw ProblemException.unavailable(
          "RUNTIME_UNREACHABLE", "Flink does not answer: " + e.getMessage() + "; ask again");
    }
  }
}
