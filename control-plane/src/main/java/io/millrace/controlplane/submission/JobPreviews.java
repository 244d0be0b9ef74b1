package io.millrace.controlplane.submission;

import io.millrace.contracts.job.JobId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows jobs before there are any; nothing is submitted or written down for it. */
@Component
public class JobPreviews {
  private final JobSubmitter submitter;

  JobPreviews(JobSubmitter submitter) {
    this.submitter = submitter;
  }

  /**
   * @param made ids in the run that are made anew when it starts, besides that of the job
   */
  public JobPreview of(JobRun run, List<String> made) {
    JobId id = run.jobId();
    // Those that hold others come first.
    List<String> chosen = new ArrayList<>(List.of(run.flinkJobId(), id.value()));
    chosen.addAll(made);
    try {
      return JobPreview.of(run, submitter.manifest(run).orElse(null), null, chosen);
    } catch (JobRefusedException e) {
      return JobPreview.of(run, null, "The job would be refused: " + e.getMessage(), chosen);
    }
  }
}
