package io.millrace.controlplane.trainings;

import io.millrace.controlplane.submission.JobPreview;
import io.millrace.controlplane.submission.JobPreviews;
import io.millrace.controlplane.submission.JobRun;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the job that a training would be. */
@Component
class TrainingPreviews {
  private static final String WAITS =
      "The training waits for its data: the job is made when a control message with its number"
          + " announces it, or a data source is given to it.";

  private final TrainingDrafts drafts;
  private final TrainingJobs jobs;
  private final JobPreviews previews;

  TrainingPreviews(TrainingDrafts drafts, TrainingJobs jobs, JobPreviews previews) {
    this.drafts = drafts;
    this.jobs = jobs;
    this.previews = previews;
  }

  @Transactional(readOnly = true)
  JobPreview of(TrainingRequest request) {
    TrainingDrafts.Draft draft = drafts.preview(request);
    if (draft.training().dataSourceId() == null) {
      return JobPreview.none(WAITS);
    }
    List<String> made = new ArrayList<>(draft.results().stream().map(TrainingResult::id).toList());
    made.add(draft.training().id());
    return previews.of(JobRun.first(jobs.spec(draft.training(), draft.results())), made);
  }
}
