package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.kubernetes.RealApiServer;
import io.millrace.controlplane.storage.TestStorage;
import io.millrace.controlplane.submission.ExampleJobs;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.Suspension;
import io.millrace.controlplane.submission.kubernetes.preflight.InstalledOperator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The submitter on a real API server with the operator's own resource definitions, where its
 * binaries are. The test itself writes what the operator would.
 */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class RealApiServerSubmitterITCase {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  @TempDir private Path folder;
  private RealApiServer server;
  private KubernetesClient client;
  private KubernetesOperatorJobSubmitter submitter;
  private JobRun run;

  @BeforeEach
  void start() throws IOException {
    server = RealApiServer.start();
    client = server.client();
    define("flinkdeployments");
    define("flinksessionjobs");
    run =
        JobRun.first(
            ExampleJobs.inference(
                "flowers", "flowers", folder.resolve("checkpoints").toUri().toString()));
    submitter = submitter();
  }

  private void define(String plural) throws IOException {
    String file = "/META-INF/fabric8/" + plural + ".flink.apache.org-v1.yml";
    try (InputStream definition = getClass().getResourceAsStream(file)) {
      client.load(definition).create();
    }
    String name = plural + ".flink.apache.org";
    await(
        () ->
            client.apiextensions().v1().customResourceDefinitions().withName(name).get() != null
                && client.raw("/apis/flink.apache.org/v1beta1/" + plural) != null);
  }

  private KubernetesOperatorJobSubmitter submitter() {
    KubernetesProperties properties =
        ExampleSettings.of(
            Map.of(
                "namespace",
                "default",
                "operator.accept-any-version",
                "true",
                "rest-url",
                "http://127.0.0.1:1/{name}",
                "storage.kind",
                "HOST_PATH",
                "storage.source",
                folder.toString(),
                "storage.mount-path",
                folder.toString()));
    Clock clock = Clock.systemUTC();
    return KubernetesOperatorJobSubmitter.start(
        client,
        properties,
        TestStorage.files(),
        new InstalledOperator(client, properties.operator(), clock),
        clock);
  }

  @AfterEach
  void stop() {
    submitter.close();
    server.close();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private JobStatus await(JobState wanted) {
    await(() -> status().filter(status -> status.state() == wanted).isPresent());
    return status().orElseThrow();
  }

  private Optional<JobStatus> status() {
    try {
      return submitter.status(run.jobId());
    } catch (RuntimeUnreachableException e) {
      return Optional.empty();
    }
  }

  private Resource<GenericKubernetesResource> resource() {
    return client
        .genericKubernetesResources(FlinkDeployment.CONTEXT)
        .inNamespace("default")
        .withName("flowers");
  }

  /** As the operator says it of the present spec. */
  private void operatorSays(String lifecycle, String job) {
    GenericKubernetesResource there = resource().get();
    there.setAdditionalProperty(
        "status",
        Map.of(
            "lifecycleState",
            lifecycle,
            "observedGeneration",
            there.getMetadata().getGeneration(),
            "jobManagerDeploymentStatus",
            "MISSING",
            "jobStatus",
            Map.of("state", job, "jobId", run.flinkJobId())));
    resource().patchStatus(there);
  }

  private void write(String snapshot, long number) throws IOException {
    Path at = folder.resolve("checkpoints/flowers/runs").resolve(snapshot);
    Files.createDirectories(at);
    Files.write(at.resolve("_metadata"), SnapshotMetadata.withNumber(number));
  }

  @Test
  void shouldTakeAJobThroughItsLife() throws IOException {
    submitter.submit(run);
    submitter.submit(run);
    assertThat(await(JobState.SUBMITTED).run()).isEqualTo(1);
    operatorSays("STABLE", "RUNNING");
    await(JobState.RUNNING);

    submitter.suspend(run, Suspension.WITH_SAVEPOINT);
    await(JobState.SUSPENDING);
    assertThat(resource().get().<String>get("spec", "job", "state")).isEqualTo("suspended");
    assertThat(resource().get().<String>get("spec", "job", "upgradeMode")).isEqualTo("savepoint");
    write("1/savepoints/savepoint-1", 3);
    operatorSays("SUSPENDED", "FINISHED");
    Snapshot left = await(JobState.SUSPENDED).snapshot();
    assertThat(left.location()).endsWith("/flowers/runs/1/savepoints/savepoint-1");

    run = new JobRun(run.spec(), 2, left);
    submitter.submit(run);
    await(JobState.UPGRADING);
    assertThat(resource().get().<String>get("spec", "job", "initialSavepointPath"))
        .isEqualTo(left.location());
    operatorSays("STABLE", "RUNNING");
    assertThat(await(JobState.RUNNING).run()).isEqualTo(2);

    submitter.close();
    submitter = submitter();
    assertThat(await(JobState.RUNNING).run()).isEqualTo(2);
    submitter.cancel(run.jobId());
    await(JobState.CANCELED);
    assertThat(resource().get()).isNull();
    submitter.submit(run);
    assertThat(resource().get()).isNull();
  }
}
