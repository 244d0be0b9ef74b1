package io.millrace.controlplane.submission.kubernetes;

import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.submission.JobRun;
import java.util.Map;
import java.util.TreeMap;

/** The {@code flinkConfiguration} of what we run. What the user sets wins over ours. */
final class FlinkSettings {
  static final String FIXED_JOB_ID = "$internal.pipeline.job-id";
  static final String CHECKPOINT_FOLDER = "execution.checkpointing.dir";
  static final String SAVEPOINT_FOLDER = "execution.checkpointing.savepoint-dir";
  static final String HIGH_AVAILABILITY = "high-availability.type";
  static final String HIGH_AVAILABILITY_FOLDER = "high-availability.storageDir";

  /**
   * How long a JobManager stays when its job is over. Operators before 1.16.1 may run an ended job
   * again once its JobManager is gone; a training's is deleted with its resource. One that rests
   * after a savepoint would keep its JobManager for nothing.
   */
  private static final String JOB_MANAGER_STAYS = "kubernetes.operator.jm-deployment.shutdown-ttl";

  private static final String FALSE = "false";

  /** What Flink needs under Java 17, and TensorFlow's memory, which is not the heap's to limit. */
  private static final String JVM_OPTIONS =
      String.join(
          " ",
          "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
          "--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/java.text=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "-Dorg.bytedeco.javacpp.maxBytes=0",
          "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");

  /** Of every cluster. */
  private static final Map<String, String> CLUSTER =
      Map.ofEntries(
          Map.entry(HIGH_AVAILABILITY, "kubernetes"),
          Map.entry(
              "classloader.parent-first-patterns.additional",
              "org.tensorflow.;org.bytedeco.;com.google.protobuf."),
          Map.entry("env.java.opts.all", JVM_OPTIONS),
          Map.entry("pipeline.generic-types", FALSE),
          Map.entry("kubernetes.rest-service.exposed.type", "ClusterIP"),
          Map.entry("web.cancel.enable", FALSE),
          Map.entry("metrics.reporters", "prom"),
          Map.entry(
              "metrics.reporter.prom.factory.class",
              "org.apache.flink.metrics.prometheus.PrometheusReporterFactory"),
          Map.entry("metrics.reporter.prom.port", Integer.toString(JobPods.METRICS_PORT)),
          // What a job does is decided by us alone: the operator neither goes back, nor restarts
          // what has failed, nor takes or deletes savepoints that nobody asked it for.
          Map.entry("kubernetes.operator.deployment.rollback.enabled", FALSE),
          Map.entry("kubernetes.operator.cluster.health-check.enabled", FALSE),
          Map.entry("kubernetes.operator.job.restart.failed", FALSE),
          Map.entry("kubernetes.operator.job.savepoint-on-deletion", FALSE),
          Map.entry("kubernetes.operator.job.upgrade.last-state-fallback.enabled", FALSE),
          Map.entry("kubernetes.operator.savepoint.format.type", "NATIVE"),
          Map.entry("kubernetes.operator.savepoint.cleanup.enabled", FALSE),
          Map.entry("kubernetes.operator.savepoint.dispose-on-delete", FALSE),
          Map.entry("kubernetes.operator.snapshot.resource.enabled", FALSE),
          Map.entry("job.autoscaler.enabled", FALSE),
          // A JobManager that is lost is started again from its high-availability data.
          Map.entry("kubernetes.operator.jm-deployment-recovery.enabled", "true"));

  private FlinkSettings() {}

  /** Of a cluster for one run. */
  static FlinkConfiguration of(JobRun run, KubernetesProperties properties) {
    RunFolders folders = RunFolders.of(run);
    Map<String, String> settings = new TreeMap<>(CLUSTER);
    settings.putAll(checkpoints(run));
    settings.put(FIXED_JOB_ID, run.flinkJobId());
    settings.put(JOB_MANAGER_STAYS, run.outlivesFailure() ? "1 min" : "7 d");
    settings.put("pipeline.name", run.spec().name());
    settings.put("web.submit.enable", FALSE);
    settings.put(HIGH_AVAILABILITY_FOLDER, folders.job() + "/ha");
    settings.putAll(taskManagers(properties));
    return new FlinkConfiguration(settings).with(properties.configuration());
  }

  /** Of a cluster for many jobs. */
  static FlinkConfiguration ofSession(String folder, KubernetesProperties properties) {
    Map<String, String> settings = new TreeMap<>(CLUSTER);
    settings.put(HIGH_AVAILABILITY_FOLDER, folder + "/ha");
    settings.putAll(taskManagers(properties));
    return new FlinkConfiguration(settings).with(properties.configuration());
  }

  static FlinkConfiguration ofSessionJob(JobRun run) {
    return new FlinkConfiguration(checkpoints(run));
  }

  /** More than one is kept, so that a damaged file costs seconds and not the training. */
  private static Map<String, String> checkpoints(JobRun run) {
    RunFolders folders = RunFolders.of(run);
    return Map.of(
        CHECKPOINT_FOLDER,
        folders.checkpoints(),
        SAVEPOINT_FOLDER,
        folders.savepoints(),
        "execution.checkpointing.storage",
        "filesystem",
        "execution.checkpointing.interval",
        run.spec().checkpoints().intervalMs() + " ms",
        "execution.checkpointing.num-retained",
        "3",
        "execution.checkpointing.externalized-checkpoint-retention",
        "RETAIN_ON_CANCELLATION");
  }

  private static Map<String, String> taskManagers(KubernetesProperties properties) {
    Map<String, String> settings =
        new TreeMap<>(TaskMemory.of(properties.taskManager()).settings());
    settings.put("taskmanager.numberOfTaskSlots", Integer.toString(properties.slots()));
    return settings;
  }
}
