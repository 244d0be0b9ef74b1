package io.millrace.controlplane.inferences;

import io.millrace.controlplane.submission.JobPreview;
import io.millrace.controlplane.submission.JobPreviews;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the job that a deployment would be. */
@Component
class InferencePreviews {
  private final Inferences inferences;
  private final InferenceRuns runs;
  private final JobPreviews previews;

  InferencePreviews(Inferences inferences, InferenceRuns runs, JobPreviews previews) {
    this.inferences = inferences;
    this.runs = runs;
    this.previews = previews;
  }

  @Transactional(readOnly = true)
  JobPreview of(InferenceRequest request) {
    Inference draft = inferences.draft(request);
    return previews.of(runs.of(draft), List.of(draft.id()));
  }
}
