package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.kubernetes.ApiKind;
import io.millrace.controlplane.kubernetes.FakeApiServer;
import io.millrace.controlplane.kubernetes.JobScript;
import io.millrace.controlplane.kubernetes.ScriptedOperator;
import io.millrace.controlplane.storage.TestStorage;
import io.millrace.controlplane.submission.ExampleJobs;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.kubernetes.preflight.InstalledOperator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A cluster in imagination, and a submitter that works on it. */
final class OperatorCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final FakeApiServer server = new FakeApiServer();
  final ScriptedOperator operator = new ScriptedOperator(server);
  private final Path folder;
  private final KubernetesClient client = server.client();
  private final Clock clock;
  private final Map<String, Object> settings = new HashMap<>();
  private KubernetesOperatorJobSubmitter submitter;

  /**
   * @param folder of the volume that jobs share
   */
  OperatorCluster(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    settings.put("namespace", "default");
    settings.put("rest-url", operator.restUrl());
    settings.put("operator.accept-any-version", "true");
    settings.put("storage.kind", "HOST_PATH");
    settings.put("storage.source", folder.toString());
    settings.put("storage.mount-path", folder.toString());
    restart();
  }

  /**
   * @param settings without {@code millrace.kubernetes.}, over those that are there
   */
  OperatorCluster with(Map<String, ?> settings) {
    this.settings.putAll(settings);
    restart();
    return this;
  }

  /** As when the control plane is started again. */
  void restart() {
    if (submitter != null) {
      submitter.close();
    }
    KubernetesProperties properties = ExampleSettings.of(settings);
    submitter =
        KubernetesOperatorJobSubmitter.start(
            client,
            properties,
            TestStorage.files(),
            new InstalledOperator(client, properties.operator(), clock),
            clock);
  }

  KubernetesOperatorJobSubmitter submitter() {
    return submitter;
  }

  private String folder(String name) {
    return folder.resolve(name).toUri().toString();
  }

  JobSpec inference(String id) {
    return ExampleJobs.inference(id, id, folder("checkpoints"));
  }

  JobSpec training(String id) {
    return ExampleJobs.training(id, id, folder("checkpoints"), folder("artifacts"));
  }

  void script(String id, JobScript script) {
    operator.script(id, script);
  }

  /** Polls until the status is as wanted; what cannot be known yet is asked again. */
  JobStatus await(String id, Predicate<JobStatus> wanted) {
    Instant deadline = Instant.now().plus(PATIENCE);
    String last = "nothing";
    while (Instant.now().isBefore(deadline)) {
      try {
        Optional<JobStatus> status = submitter.status(new JobId(id));
        last = status.toString();
        if (status.filter(wanted).isPresent()) {
          return status.get();
        }
      } catch (RuntimeUnreachableException e) {
        last = String.valueOf(e.getMessage());
      }
      LockSupport.parkNanos(10_000_000);
    }
    throw new AssertionError("job " + id + " never was as wanted, last " + last);
  }

  /** Polls until nothing is known, for this reason. */
  void awaitUnreachable(String id, String reason) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      try {
        submitter.status(new JobId(id));
      } catch (RuntimeUnreachableException e) {
        if (String.valueOf(e.getMessage()).contains(reason)) {
          return;
        }
      }
      LockSupport.parkNanos(10_000_000);
    }
    throw new AssertionError("job " + id + " never was unreachable because " + reason);
  }

  /** As the garbage collector does when their owner is gone. */
  void collectPods() {
    server
        .list(ApiKind.POD, "default")
        .forEach(pod -> server.erase(ApiKind.POD, "default", pod.at("/metadata/name").asString()));
  }

  void awaitNone(ApiKind kind) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!server.list(kind, "default").isEmpty()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(kind + " is still there");
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Override
  public void close() {
    submitter.close();
    operator.close();
    client.close();
    server.close();
  }
}
