package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.json.ContractJson;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.jobs.artifact.StagedArtifact;
import io.millrace.jobs.event.EventRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCommitterTest {
  private static final EventRecord SUCCEEDED = new EventRecord("job-1", new byte[] {1});

  @TempDir Path folder;
  private final List<EventRecord> sent = new ArrayList<>();
  private final ResultCommitter committer = new ResultCommitter(sent::add);
  private TrainedModel result;

  @BeforeEach
  void stageResult() throws Exception {
    result = staged("weights", "a0");
  }

  @Test
  void shouldPublishAndThenTell() throws Exception {
    List<Boolean> publishedWhenTold = new ArrayList<>();
    ResultCommitter watched =
        new ResultCommitter(
            event ->
                publishedWhenTold.add(
                    Files.exists(published()) && Files.exists(publishedArchive())));

    watched.commit(List.of(new Request(result)));

    assertThat(publishedWhenTold).containsExactly(true);
    assertThat(published().resolve("model")).hasContent("weights");
  }

  @Test
  void shouldTellAgainWhenItIsCommittedAgain() throws Exception {
    committer.commit(List.of(new Request(result)));

    committer.commit(List.of(new Request(result)));

    assertThat(sent).containsExactly(SUCCEEDED, SUCCEEDED);
  }

  @Test
  void shouldTellThatTheStoreHoldsAnotherArtifact() throws Exception {
    committer.commit(List.of(new Request(result)));
    Request other = new Request(staged("other weights", "a1"));

    committer.commit(List.of(other));

    TrainingFailed failed = (TrainingFailed) ContractJson.readEvent(sent.get(1).json()).event();
    assertThat(failed.code()).isEqualTo(ErrorCode.ARTIFACT_STORE_FAILED);
    assertThat(failed.reason()).endsWith("a published artifact is never replaced");
    assertThat(other.failure).hasMessage(failed.reason());
    assertThat(published().resolve("model")).hasContent("weights");
  }

  @Test
  void shouldLetTheJobTryAgainWhenItCannotTell() {
    ResultCommitter cut =
        new ResultCommitter(
            event -> {
              throw new IOException("broker is gone");
            });

    assertThatThrownBy(() -> cut.commit(List.of(new Request(result))))
        .isInstanceOf(IOException.class)
        .hasMessage("broker is gone");
  }

  private Path published() {
    return folder.resolve("store/r-1");
  }

  private Path publishedArchive() {
    return folder.resolve("store/r-1.archive");
  }

  private TrainedModel staged(String weights, String attempt) throws IOException {
    Path local = Files.createDirectories(folder.resolve("local-" + attempt));
    Files.writeString(local.resolve("model"), weights);
    StagedArtifact artifact =
        ArtifactStore.at(folder.resolve("store").toUri().toString()).stage(local, "r-1", attempt);
    StagedArtifact archive =
        ArtifactStore.at(folder.resolve("store").toUri().toString())
            .stage(local, "r-1.archive", attempt);
    return new TrainedModel("job-1", "r-1", artifact, archive, SUCCEEDED);
  }

  /** What Flink hands to a committer. */
  private static final class Request implements CommitRequest<TrainedModel> {
    private final TrainedModel committable;
    private Throwable failure;

    Request(TrainedModel committable) {
      this.committable = committable;
    }

    @Override
    public TrainedModel getCommittable() {
      return committable;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      failure = reason;
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void retryLater() {
      throw new AssertionError("not expected");
    }

    @Override
    public void updateAndRetryLater(TrainedModel updated) {
      throw new AssertionError("not expected");
    }

    @Override
    public void signalAlreadyCommitted() {
      throw new AssertionError("not expected");
    }
  }
}
