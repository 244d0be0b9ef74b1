package io.millrace.jobs.training;

import io.millrace.jobs.artifact.StagedArtifact;
import io.millrace.jobs.event.EventRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A result that waits to be published: the artifact, and the event that tells of it.
 *
 * @param archive null in a checkpoint of a release that wrote none
 * @param succeeded told when the artifact is published, not before
 */
public record TrainedModel(
    String jobId,
    String resultId,
    StagedArtifact artifact,
    @Nullable StagedArtifact archive,
    EventRecord succeeded) {
  public TrainedModel {
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(resultId, "resultId");
    Objects.requireNonNull(artifact, "artifact");
    Objects.requireNonNull(succeeded, "succeeded");
  }
}
