package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import io.millrace.controlplane.submission.JobStatus.Trouble;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.Suspension;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class UpgradeApiITCase {
  private static final Map<String, Object> SMALL_BATCHES = Map.of("batch", Map.of("maxSize", 32));
  private static final Steadiness STEADY = new Steadiness(0, 1);
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private FakeJobSubmitter runtime;
  @TempDir private Path store;

  private static Snapshot savepoint(String name) {
    return new Snapshot("file:///savepoints/" + name, Snapshot.Kind.SAVEPOINT);
  }

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

  private void awaitStep(String id, String step) {
    api.await(
        "/api/v1/inferences/" + id,
        json -> json.path("operation").path("step").asString().equals(step));
  }

  private Answer act(String id, String action, Object body) {
    return api.post("/api/v1/inferences/" + id + ":" + action, body);
  }

  private Answer act(String id, String action) {
    return api.send("POST", "/api/v1/inferences/" + id + ":" + action, null);
  }

  /** The job is asked to rest and does. */
  private void rest(String id, Suspension how, Snapshot left) {
    Api.await(() -> runtime.suspension(job(id)) == how);
    runtime.suspended(job(id), left);
  }

  private JobRun awaitRun(String id, int number) {
    Api.await(() -> runs(id).size() == number);
    return runs(id).get(number - 1);
  }

  private List<JobRun> runs(String id) {
    return runtime.runs().stream().filter(run -> run.jobId().equals(job(id))).toList();
  }

  private static MicroBatch batch(JobRun run) {
    return ((InferenceJobSpec) run.spec()).batch();
  }

  private List<JsonNode> revisions(String id) {
    return api.get("/api/v1/inferences/" + id + "/revisions")
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  /** To batches of 32, with everything going well. */
  private String upgraded() {
    String id = running();
    act(id, "upgrade", SMALL_BATCHES);
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id + "-1"));
    awaitRun(id, 2);
    runtime.run(job(id), STEADY);
    awaitState(id, "RUNNING");
    return id;
  }

  @Test
  void shouldStopWithASavepointAndStartTheNewRevisionFromIt() {
    // Given
    String id = running();
    String path = "/api/v1/inferences/" + id;
    String tag = api.get(path).header("ETag").orElseThrow();
    Answer without = api.send("PATCH", path, "{\"parallelism\": 2}");
    Answer stale = api.send("PATCH", path, "{\"parallelism\": 2}", "If-Match", "\"2-0\"");

    // When
    Answer accepted =
        api.send(
            "PATCH", "/api/v1/inferences/" + id, "{\"batch\": {\"maxSize\": 32}}", "If-Match", tag);
    JsonNode stopping = awaitState(id, "UPGRADING");
    runtime.trouble(job(id), new Trouble(Trouble.Kind.DEGRADED, "OOMKilled", Instant.EPOCH));
    JsonNode degraded =
        api.await("/api/v1/inferences/" + id, json -> !json.path("flags").isEmpty());
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id));
    JobRun second = awaitRun(id, 2);
    awaitStep(id, "STARTING");
    runtime.run(job(id), STEADY);

    // Then
    assertThat(without.status()).isEqualTo(428);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.json().path("detail").asString())
        .endsWith(
            "has changed since; its ETag is now \"1\". Fetch it again and repeat the change.");
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.header("Location"))
        .contains("/api/v1/operations/" + accepted.json().path("id").asString());
    assertThat(stopping.path("operation").path("kind").asString()).isEqualTo("UPGRADE");
    assertThat(degraded.path("state").asString()).isEqualTo("UPGRADING");
    assertThat(degraded.path("conditions").path(0).path("reason").asString())
        .isEqualTo("OOMKilled");
    assertThat(second.from()).isEqualTo(savepoint(id));
    assertThat(batch(second)).isEqualTo(new MicroBatch(32, MicroBatch.DEFAULT.lingerMs()));
    JsonNode done = awaitState(id, "RUNNING");
    assertThat(done.path("revision").asInt()).isEqualTo(2);
    assertThat(done.path("batch").path("maxSize").asInt()).isEqualTo(32);
    String operation = accepted.header("Location").orElseThrow();
    assertThat(api.get(operation).json().path("step").asString()).isEqualTo("DONE");
    assertThat(revisions(id).get(1).path("snapshot").path("location").asString())
        .isEqualTo(savepoint(id).location());
    assertThat(Instant.parse(revisions(id).get(1).path("snapshotAt").asString()))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(revisions(id).get(0).path("current").asBoolean()).isTrue();
    Api.await(() -> runtime.retained(job(id)).equals(Set.of(savepoint(id).location())));
  }

  @Test
  void shouldAskAgainForASavepointThatCouldNotBeTaken() {
    // Given
    String id = running();
    act(id, "upgrade", SMALL_BATCHES);
    Api.await(() -> runtime.suspension(job(id)) == Suspension.WITH_SAVEPOINT);

    // When
    runtime.refuseSavepoint(job(id));

    // Then
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id));
    assertThat(awaitRun(id, 2).from()).isEqualTo(savepoint(id));
  }

  @Test
  void shouldGoBackByItselfWithTheNewestCheckpointWhenTheNewSettingsFail() {
    // Given
    String id = running();
    act(id, "upgrade", Map.of("parallelism", 4));
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id));
    awaitRun(id, 2);
    Snapshot newest = new Snapshot("file:///checkpoints/chk-7", Snapshot.Kind.CHECKPOINT);

    // When
    runtime.run(job(id), new Steadiness(1, 3));
    rest(id, Suspension.AT_ONCE, newest);
    JsonNode back = awaitState(id, "ROLLING_BACK");
    JobRun third = awaitRun(id, 3);
    runtime.run(job(id), STEADY);

    // Then
    assertThat(third.from()).isEqualTo(newest);
    assertThat(third.spec().parallelism()).isEqualTo(1);
    assertThat(back.path("operation").path("reason").asString())
        .isEqualTo("the job failed and was restarted");
    JsonNode done = awaitState(id, "RUNNING");
    assertThat(done.path("operation").path("step").asString()).isEqualTo("ROLLED_BACK");
    assertThat(done.path("revision").asInt()).isEqualTo(1);
    assertThat(revisions(id).get(0).path("failure").asString())
        .isEqualTo("the job failed and was restarted");
  }

  @Test
  void shouldRestWhenNeitherTheNewNorTheOldSettingsCanBeStarted() {
    // Given
    String id = running();
    act(id, "upgrade", SMALL_BATCHES);
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id));
    awaitRun(id, 2);

    // When
    runtime.fail(job(id), "no memory");
    awaitRun(id, 3);
    runtime.fail(job(id), "no memory at all");

    // Then
    JsonNode failed = awaitState(id, "UPGRADE_FAILED");
    assertThat(failed.path("error").path("message").asString())
        .isEqualTo(
            "the job is FAILED: no memory; going back failed as well: the job is FAILED: no memory"
                + " at all");
    assertThat(act(id, "resume").status()).isEqualTo(202);
    JobRun fourth = awaitRun(id, 4);
    assertThat(fourth.from()).isEqualTo(savepoint(id));
    runtime.run(job(id), STEADY);
    assertThat(awaitState(id, "RUNNING").path("error").isNull()).isTrue();
  }

  @Test
  void shouldGoOnWithAnUpgradeWhenTheRuntimeForgetsItsJobsAtAnyStep() {
    // Given
    String id = running();

    // When
    act(id, "upgrade", SMALL_BATCHES);
    Api.await(() -> runtime.suspension(job(id)) == Suspension.WITH_SAVEPOINT);
    runtime.forget(job(id));
    awaitRun(id, 2);
    runtime.forget(job(id));

    // Then
    JobRun again = awaitRun(id, 3);
    assertThat(again.number()).isEqualTo(2);
    runtime.run(job(id), STEADY);
    assertThat(awaitState(id, "RUNNING").path("revision").asInt()).isEqualTo(2);
  }

  @Test
  void shouldSuspendAndResume() {
    // Given
    String id = running();

    // When
    Answer suspended = act(id, "suspend");
    awaitState(id, "SUSPENDING");
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id));
    awaitState(id, "SUSPENDED");
    runtime.forget(job(id));
    Answer resumed = act(id, "resume");

    // Then
    assertThat(suspended.status()).isEqualTo(202);
    assertThat(resumed.status()).isEqualTo(202);
    assertThat(awaitRun(id, 2).from()).isEqualTo(savepoint(id));
    awaitState(id, "DEPLOYING");
    runtime.run(job(id), STEADY);
    awaitState(id, "RUNNING");
  }

  @Test
  void shouldResumeOneWhoseJobFailedForGood() {
    // Given
    String id = upgraded();
    runtime.fail(job(id), "FlinkDeployment was deleted");
    JsonNode failed = awaitState(id, "FAILED");

    // When
    Answer resumed = act(id, "resume");
    JobRun third = awaitRun(id, 3);
    runtime.run(job(id), STEADY);

    // Then
    assertThat(failed.path("error").path("message").asString())
        .isEqualTo(
            "FlinkDeployment was deleted; see `kubectl describe flinkdeployment inf-" + id + "`");
    assertThat(resumed.status()).isEqualTo(202);
    assertThat(third.from()).isEqualTo(savepoint(id + "-1"));
    assertThat(batch(third).maxSize()).isEqualTo(32);
    JsonNode running = awaitState(id, "RUNNING");
    assertThat(running.path("error").isNull()).isTrue();
    assertThat(running.path("operation").path("step").asString()).isEqualTo("DONE");
  }

  @Test
  void shouldSayThatASuspensionTakesLongAndWhatWasKeptInTheEnd() {
    // Given
    String id = running();

    // When
    act(id, "suspend");
    JsonNode stuck = api.await("/api/v1/inferences/" + id, json -> !json.path("flags").isEmpty());
    rest(id, Suspension.WITH_SAVEPOINT, null);

    // Then
    assertThat(stuck.path("state").asString()).isEqualTo("SUSPENDING");
    assertThat(stuck.path("flags").toString()).isEqualTo("[\"STUCK\"]");
    assertThat(stuck.path("conditions").path(0).path("reason").asString())
        .isEqualTo("SUSPENDING for more than 300 ms: the cluster does not say why");
    JsonNode suspended = awaitState(id, "SUSPENDED");
    assertThat(suspended.path("flags").isEmpty()).isTrue();
    assertThat(suspended.path("operation").path("reason").asString())
        .isEqualTo("no savepoint could be taken, and it had kept nothing yet; it begins anew");
  }

  @Test
  void shouldKeepTheTimeOfASnapshotThatNothingNewerCameAfter() {
    // Given
    String id = upgraded();
    String before = revisions(id).get(1).path("snapshotAt").asString();

    // When
    act(id, "restart");
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id + "-1"));
    awaitRun(id, 3);

    // Then
    JsonNode current = revisions(id).get(0);
    assertThat(current.path("snapshot").path("location").asString())
        .isEqualTo(savepoint(id + "-1").location());
    assertThat(current.path("snapshotAt").asString()).isEqualTo(before);
    assertThat(
            api.get("/api/v1/inferences/" + id).json().path("operation").path("reason").asString())
        .isEqualTo("no savepoint could be taken; it goes on from what it began with");
  }

  @Test
  void shouldRestartFromASavepointWithTheSameSettings() {
    // Given
    String id = running();

    // When
    act(id, "restart");
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id));

    // Then
    JobRun second = awaitRun(id, 2);
    assertThat(second.from()).isEqualTo(savepoint(id));
    assertThat(second.spec()).isEqualTo(runs(id).get(0).spec());
  }

  @Test
  void shouldRollBackToTheSettingsOfBeforeAndOnFromWhereItIs() {
    // Given
    String id = upgraded();

    // When
    act(id, "rollback");
    awaitState(id, "ROLLING_BACK");
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id + "-2"));

    // Then
    JobRun third = awaitRun(id, 3);
    assertThat(third.from()).isEqualTo(savepoint(id + "-2"));
    assertThat(batch(third)).isEqualTo(MicroBatch.DEFAULT);
    runtime.run(job(id), STEADY);
    assertThat(awaitState(id, "RUNNING").path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void shouldRollBackToWhatTheRevisionLeftWhenAskedTo() {
    // Given
    String id = upgraded();

    // When
    act(id, "rollback", Map.of("revision", 1, "state", "SAVEPOINT"));
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id + "-2"));

    // Then
    assertThat(awaitRun(id, 3).from()).isEqualTo(savepoint(id + "-1"));
  }

  @Test
  void shouldSayWhatAnUpgradeWouldChange() {
    // Given
    String id = running();

    // When
    Answer preview =
        act(id, "preview-upgrade", Map.of("parallelism", 2, "batch", Map.of("lingerMs", 5)));

    // Then
    assertThat(preview.json().toString())
        .isEqualTo(
            "{\"how\":\"SAVEPOINT\",\"changes\":[{\"pointer\":\"/parallelism\",\"from\":\"1\","
                + "\"to\":\"2\"}]}");
    assertThat(revisions(id)).hasSize(1);
  }

  @Test
  void shouldSayWhatIsLegalNow() {
    // Given
    String id = running();

    // When
    Answer resumed = act(id, "resume");
    Answer back = act(id, "rollback");
    Answer same = act(id, "upgrade", Map.of("parallelism", 1));
    Answer topic = act(id, "upgrade", Map.of("inputTopic", "other"));
    Answer narrow = act(id, "upgrade", Map.of("parallelism", 0));
    act(id, "suspend");
    Answer busy = act(id, "restart");

    // Then
    String name = api.get("/api/v1/inferences/" + id).json().path("name").asString();
    assertThat(detail(resumed, 409))
        .isEqualTo(
            "inference '"
                + name
                + "' is RUNNING; legal for RESUME is UPGRADE_FAILED, SUSPENDED, FAILED");
    assertThat(detail(back, 409))
        .isEqualTo(
            "inference '" + name + "' is at revision 1 and has none before it; legal is none");
    assertThat(detail(same, 422))
        .isEqualTo(
            "inference '" + name + "' has these settings already; legal are others, or ':restart'");
    assertThat(detail(topic, 400)).contains("inputTopic");
    assertThat(detail(narrow, 422)).contains("parallelism 0 is not legal; legal is 1 to 1024");
    assertThat(detail(busy, 409))
        .isEqualTo(
            "inference '"
                + name
                + "' is busy with SUSPEND (STOPPING); legal is a RESTART after it has ended, or a"
                + " deletion");
    assertThat(api.get("/api/v1/operations/none").status()).isEqualTo(404);
  }

  private static String detail(Answer answer, int status) {
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
    return answer.json().path("detail").asString();
  }

  @Test
  void shouldForgetADeploymentThatRests() {
    // Given
    String id = running();
    act(id, "suspend");
    rest(id, Suspension.WITH_SAVEPOINT, savepoint(id));
    awaitState(id, "SUSPENDED");
    runtime.forget(job(id));

    // When
    api.delete("/api/v1/inferences/" + id);

    // Then
    api.await("/api/v1/inferences/" + id, json -> json.path("status").asInt() == 404);
    assertThat(runtime.status(job(id)).orElseThrow().state()).isEqualTo(JobState.CANCELED);
  }
}
