package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.snapshots.KeptSnapshots;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.SnapshotTaking;
import io.millrace.controlplane.submission.Suspension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class SnapshotApiITCase {
  private static final Steadiness STEADY = new Steadiness(0, 1);
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private FakeJobSubmitter runtime;
  @Autowired private KeptSnapshots snapshots;
  @TempDir private Path store;

  /** A deployment whose job runs. */
  private String running() {
    Answer created =
        api.post(
            "/api/v1/inferences",
            Map.of(
                "resultId",
                scenario.trainedResult(store),
                "inputTopic",
                Scenario.unique("in"),
                "outputTopic",
                Scenario.unique("out")));
    String id = created.id();
    awaitState(id, "DEPLOYING");
    runtime.run(job(id), STEADY);
    awaitState(id, "RUNNING");
    return id;
  }

  private static JobId job(String id) {
    return new JobId("inf-" + id);
  }

  private JsonNode awaitState(String id, String state) {
    return api.await(
        "/api/v1/inferences/" + id, json -> json.path("state").asString().equals(state));
  }

  private Answer ask(String inferenceId) {
    return api.post(
        "/api/v1/snapshots", Map.of("inferenceId", inferenceId, "description", "before Monday"));
  }

  private static String snapshotOf(Answer accepted) {
    return accepted.json().path("snapshotId").asString();
  }

  private JsonNode awaitSnapshot(String id, String state) {
    return api.await(
        "/api/v1/snapshots/" + id, json -> json.path("state").asString().equals(state));
  }

  private Snapshot folder(String name) throws Exception {
    Path folder = Files.createDirectories(store.resolve(name));
    Files.write(folder.resolve("_metadata"), new byte[42]);
    return new Snapshot(folder.toUri().toString(), Snapshot.Kind.SAVEPOINT);
  }

  private static Snapshot savepoint(String name) {
    return new Snapshot("file:///savepoints/" + name, Snapshot.Kind.SAVEPOINT);
  }

  /** One that was asked for and is there. */
  private String taken(String inferenceId, Snapshot there) {
    String id = snapshotOf(ask(inferenceId));
    Api.await(() -> runtime.asked().contains(id));
    runtime.taken(id, new SnapshotTaking.Taken(there));
    awaitSnapshot(id, "COMPLETED");
    return id;
  }

  private void rest(String id, Snapshot left) {
    Api.await(() -> runtime.suspension(job(id)) == Suspension.WITH_SAVEPOINT);
    runtime.suspended(job(id), left);
  }

  private JobRun awaitRun(String id, int number) {
    Api.await(() -> runs(id).size() == number);
    return runs(id).get(number - 1);
  }

  private List<JobRun> runs(String id) {
    return runtime.runs().stream().filter(run -> run.jobId().equals(job(id))).toList();
  }

  private List<JsonNode> list(String query) {
    return api.get("/api/v1/snapshots?" + query).json().path("items").valueStream().toList();
  }

  @Test
  void shouldTakeASavepointOfADeploymentThatGoesOn() throws Exception {
    // Given
    String id = running();
    Snapshot there = folder("taken");

    // When
    Answer accepted = ask(id);
    String snapshot = snapshotOf(accepted);
    Api.await(() -> runtime.asked().contains(snapshot));
    JsonNode pending = api.get("/api/v1/snapshots/" + snapshot).json();
    JsonNode meanwhile = api.get("/api/v1/inferences/" + id).json();
    runtime.taken(snapshot, new SnapshotTaking.Taken(there));
    JsonNode completed = awaitSnapshot(snapshot, "COMPLETED");

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(pending.path("state").asString()).isEqualTo("PENDING");
    assertThat(meanwhile.path("state").asString()).isEqualTo("RUNNING");
    assertThat(meanwhile.path("operation").path("step").asString()).isEqualTo("TAKING");
    assertThat(completed.path("inferenceId").asString()).isEqualTo(id);
    assertThat(completed.path("reason").asString()).isEqualTo("ON_DEMAND");
    assertThat(completed.path("kind").asString()).isEqualTo("SAVEPOINT");
    assertThat(completed.path("description").asString()).isEqualTo("before Monday");
    assertThat(completed.path("location").asString()).isEqualTo(there.location());
    assertThat(completed.path("sizeBytes").asLong()).isEqualTo(42);
    assertThat(completed.path("run").asInt()).isEqualTo(1);
    assertThat(completed.path("revision").asInt()).isEqualTo(1);
    assertThat(completed.path("endedAt").isNull()).isFalse();
    String operation = accepted.header("Location").orElseThrow();
    JsonNode done = api.await(operation, json -> json.path("step").asString().equals("DONE"));
    assertThat(done.path("kind").asString()).isEqualTo("SNAPSHOT");
    assertThat(runs(id)).hasSize(1);
    assertThat(runtime.asked()).containsOnlyOnce(snapshot);
  }

  @Test
  void shouldSayWhyThereIsNone() {
    // Given
    String id = running();
    String snapshot = snapshotOf(ask(id));
    Api.await(() -> runtime.asked().contains(snapshot));

    // When
    runtime.taken(snapshot, new SnapshotTaking.Failed("no space left on device"));

    // Then
    JsonNode failed = awaitSnapshot(snapshot, "FAILED");
    assertThat(failed.path("error").asString()).isEqualTo("no space left on device");
    JsonNode inference = api.get("/api/v1/inferences/" + id).json();
    assertThat(inference.path("state").asString()).isEqualTo("RUNNING");
    assertThat(inference.path("error").isNull()).isTrue();
    assertThat(inference.path("operation").path("reason").asString())
        .isEqualTo("no space left on device");
    assertThat(runtime.isDiscarded(snapshot)).isTrue();
  }

  @Test
  void shouldSayThatTheJobFailedMeanwhile() {
    // Given
    String id = running();
    String snapshot = snapshotOf(ask(id));
    Api.await(() -> runtime.asked().contains(snapshot));

    // When
    runtime.fail(job(id), "no memory");

    // Then
    assertThat(awaitSnapshot(snapshot, "FAILED").path("error").asString())
        .isEqualTo("the job is FAILED");
    JsonNode inference = awaitState(id, "FAILED");
    assertThat(inference.path("operation").path("step").asString()).isEqualTo("FAILED");
  }

  @Test
  void shouldEndWhatIsUnderWayWhenTheRuntimeWillNeverStartTheJobAgain() {
    // Given
    String id = running();
    String snapshot = snapshotOf(ask(id));
    Api.await(() -> runtime.asked().contains(snapshot));

    // When
    try {
      runtime.refuse("no such operator");
      runtime.forget(job(id));

      // Then
      assertThat(awaitSnapshot(snapshot, "FAILED").path("error").asString())
          .isEqualTo("no such operator");
    } finally {
      runtime.refuse(null);
    }
    assertThat(awaitState(id, "FAILED").path("operation").path("step").asString())
        .isEqualTo("FAILED");
    Answer resumed = api.send("POST", "/api/v1/inferences/" + id + ":resume", null);
    assertThat(resumed.status()).isEqualTo(202);
  }

  @Test
  void shouldResumeADeploymentThatSomebodyElseLetsRest() {
    // Given
    String id = running();

    // When
    runtime.suspended(job(id), savepoint("by-hand-" + id));
    awaitState(id, "SUSPENDED");
    api.send("POST", "/api/v1/inferences/" + id + ":resume", null);

    // Then
    assertThat(awaitRun(id, 2).from()).isEqualTo(savepoint("by-hand-" + id));
    assertThat(list("inferenceId=" + id + "&reason=RESUME")).hasSize(1);
  }

  @Test
  void shouldGoOnWithASavepointWhenTheRuntimeForgetsItsJobs() {
    // Given
    String id = running();
    String snapshot = snapshotOf(ask(id));
    Api.await(() -> runtime.asked().contains(snapshot));

    // When
    runtime.forget(job(id));
    awaitRun(id, 2);
    runtime.run(job(id), STEADY);
    runtime.taken(snapshot, new SnapshotTaking.Taken(savepoint(snapshot)));

    // Then
    awaitSnapshot(snapshot, "COMPLETED");
    assertThat(runs(id)).extracting(JobRun::number).containsExactly(1, 1);
  }

  @Test
  void shouldRestartFromASnapshot() {
    // Given
    String id = running();
    String snapshot = taken(id, savepoint("old-" + id));

    // When
    Answer accepted =
        api.post("/api/v1/inferences/" + id + ":restart", Map.of("snapshotId", snapshot));
    rest(id, savepoint("left-" + id));
    JobRun second = awaitRun(id, 2);
    Answer refused = api.delete("/api/v1/snapshots/" + snapshot);
    runtime.run(job(id), STEADY);
    awaitState(id, "RUNNING");

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.json().path("snapshotId").asString()).isEqualTo(snapshot);
    assertThat(second.from()).isEqualTo(savepoint("old-" + id));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asString())
        .matches(
            "snapshot '"
                + snapshot
                + "' is what run 2 of inference '.+' starts from; legal is one that nothing names");
    List<JsonNode> all = list("inferenceId=" + id);
    assertThat(all)
        .extracting(one -> one.path("reason").asString())
        .containsExactly("RESTART", "ON_DEMAND");
    Api.await(
        () ->
            runtime
                .retained(job(id))
                .containsAll(
                    List.of(
                        savepoint("old-" + id).location(), savepoint("left-" + id).location())));
  }

  @Test
  void shouldNotGoBackInTimeBecauseNewSettingsFailOnAnOldSnapshot() {
    // Given
    String id = running();
    String snapshot = taken(id, savepoint("old-" + id));

    // When
    api.post(
        "/api/v1/inferences/" + id + ":upgrade", Map.of("parallelism", 2, "snapshotId", snapshot));
    rest(id, savepoint("left-" + id));
    assertThat(awaitRun(id, 2).from()).isEqualTo(savepoint("old-" + id));
    runtime.fail(job(id), "no memory");
    JobRun third = awaitRun(id, 3);

    // Then
    assertThat(third.from()).isEqualTo(savepoint("left-" + id));
    assertThat(third.spec().parallelism()).isEqualTo(1);
  }

  @Test
  void shouldResumeFromASnapshot() {
    // Given
    String id = running();
    String snapshot = taken(id, savepoint("old-" + id));
    api.send("POST", "/api/v1/inferences/" + id + ":suspend", null);
    rest(id, savepoint("left-" + id));
    awaitState(id, "SUSPENDED");

    // When
    api.post("/api/v1/inferences/" + id + ":resume", Map.of("snapshotId", snapshot));

    // Then
    assertThat(awaitRun(id, 2).from()).isEqualTo(savepoint("old-" + id));
  }

  @Test
  void shouldRefuseToStartFromWhatIsNotThereOrOfAnother() {
    // Given
    String id = running();
    String other = running();
    String ofOther = taken(other, savepoint(other));
    String restart = "/api/v1/inferences/" + id + ":restart";

    // When
    Answer unknown = api.post(restart, Map.of("snapshotId", "nothing"));
    Answer foreign = api.post(restart, Map.of("snapshotId", ofOther));

    // Then
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/snapshotId");
    assertThat(unknown.json().path("detail").asString())
        .isEqualTo("there is no snapshot 'nothing'");
    assertThat(foreign.status()).isEqualTo(422);
    assertThat(foreign.json().path("detail").asString())
        .isEqualTo(
            "snapshot '"
                + ofOther
                + "' is of inference '"
                + other
                + "'; legal is one of '"
                + id
                + "'");
  }

  @Test
  void shouldRefuseASnapshotOfWhatDoesNotRunOrIsBusy() {
    // Given
    String id = running();
    String first = snapshotOf(ask(id));

    // When
    Answer busy = ask(id);
    Answer unusable = api.delete("/api/v1/snapshots/" + first);
    Answer unknown = ask("nobody");
    Answer empty = api.post("/api/v1/snapshots", Map.of("description", "x"));

    // Then
    assertThat(busy.status()).isEqualTo(409);
    assertThat(busy.json().path("detail").asString())
        .matches(
            "inference '.+' is busy with SNAPSHOT \\(TAKING\\); legal is a SNAPSHOT after it has"
                + " ended, or a deletion");
    assertThat(unusable.status()).isEqualTo(409);
    assertThat(unusable.json().path("detail").asString())
        .isEqualTo(
            "snapshot '"
                + first
                + "' is PENDING; legal is a deletion once it is COMPLETED or FAILED");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().path("detail").asString())
        .isEqualTo("there is no inference 'nobody'");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.json().path("errors").path(0).path("message").asString())
        .isEqualTo("'inferenceId' is missing");
  }

  @Test
  void shouldDeleteWhatNothingNamesWithItsFiles() {
    // Given
    String id = running();
    String snapshot = taken(id, savepoint(id));
    assertThat(snapshots.used()).anyMatch(this::isOfThisTest);

    // When
    Answer deleted = api.delete("/api/v1/snapshots/" + snapshot);

    // Then
    assertThat(deleted.status()).isEqualTo(204);
    Api.await(() -> api.get("/api/v1/snapshots/" + snapshot).status() == 404);
    assertThat(runtime.isDiscarded(snapshot)).isTrue();
    assertThat(list("inferenceId=" + id)).isEmpty();
    assertThat(snapshots.used()).noneMatch(this::isOfThisTest);
  }

  private boolean isOfThisTest(ModelArtifact model) {
    return model.uri().contains(store.toString());
  }

  @Test
  void shouldListWhatOperationsLeaveAndRefuseToDeleteIt() {
    // Given
    String id = running();
    api.post("/api/v1/inferences/" + id + ":upgrade", Map.of("parallelism", 2));
    rest(id, savepoint("left-" + id));
    awaitRun(id, 2);

    // When
    List<JsonNode> left = list("inferenceId=" + id + "&reason=UPGRADE&state=COMPLETED");
    String snapshot = left.get(0).path("id").asString();
    Answer refused = api.delete("/api/v1/snapshots/" + snapshot);

    // Then
    assertThat(left).hasSize(1);
    assertThat(left.get(0).path("location").asString())
        .isEqualTo(savepoint("left-" + id).location());
    assertThat(left.get(0).path("sizeBytes").isNull()).isTrue();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asString())
        .matches(
            "snapshot '"
                + snapshot
                + "' is what UPGRADE left; it goes by itself when no rollback of inference '.+'"
                + " needs it");
    assertThat(list("inferenceId=" + id + "&reason=SUSPEND")).isEmpty();
    assertThat(list("inferenceId=" + id + "&kind=SAVEPOINT&sort=-state")).hasSize(1);
    Answer unsortable = api.get("/api/v1/snapshots?sort=size");
    assertThat(unsortable.status()).isEqualTo(400);
    assertThat(unsortable.json().path("detail").asString()).contains("createdAt");
  }

  @Test
  void shouldForgetTheSnapshotsOfADeploymentThatIsDeleted() {
    // Given
    String id = running();
    String snapshot = taken(id, savepoint(id));

    // When
    api.delete("/api/v1/inferences/" + id);
    runtime.move(job(id), JobState.CANCELED);

    // Then
    Api.await(() -> api.get("/api/v1/snapshots/" + snapshot).status() == 404);
  }
}
