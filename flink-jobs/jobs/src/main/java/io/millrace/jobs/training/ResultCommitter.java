package io.millrace.jobs.training;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.job.JobId;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.jobs.artifact.ArtifactStoreException;
import io.millrace.jobs.artifact.StagedArtifact;
import io.millrace.jobs.event.EventRecord;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;

/**
 * Publishes the artifact, then tells of it. Both may be done again: the artifact is there already,
 * and the event has the id it had. A fault of the network or the disk is thrown, and the job tries
 * again from its final checkpoint.
 */
final class ResultCommitter implements Committer<TrainedModel> {
  private final EventOutlet events;

  ResultCommitter(EventOutlet events) {
    this.events = events;
  }

  @Override
  public void commit(Collection<CommitRequest<TrainedModel>> requests)
      throws IOException, InterruptedException {
    for (CommitRequest<TrainedModel> request : requests) {
      commit(request);
    }
  }

  private void commit(CommitRequest<TrainedModel> request)
      throws IOException, InterruptedException {
    TrainedModel result = request.getCommittable();
    try {
      StagedArtifact archive = result.archive();
      if (archive != null) {
        publish(archive);
      }
      publish(result.artifact());
      events.send(result.succeeded());
    } catch (ArtifactStoreException e) {
      events.send(failed(result, e));
      request.signalFailedWithKnownReason(e);
    }
  }

  private static void publish(StagedArtifact staged) throws IOException {
    ArtifactStore.at(staged.storeUri()).publish(staged);
  }

  private static EventRecord failed(TrainedModel result, ArtifactStoreException e) {
    TrainingEvents told =
        new TrainingEvents(new JobId(result.jobId()), result.resultId(), Clock.systemUTC());
    return told.failed(
        new TrainingFailed(
            result.resultId(), ErrorCode.ARTIFACT_STORE_FAILED, String.valueOf(e.getMessage())));
  }

  @Override
  public void close() {}
}
