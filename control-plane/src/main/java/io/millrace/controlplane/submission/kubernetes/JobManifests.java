package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders what runs a job on the operator. Equal runs give equal manifests. */
final class JobManifests {
  private static final String ENTRY_CLASS = "io.millrace.jobs.JobMain";

  /** As an argument a spec lies in the resource three times, in its spec and in its status. */
  private static final int MOST_ARGUMENT_BYTES = 64 << 10;

  private static final int SAVEPOINT_RETRIES = 3;

  private final KubernetesProperties properties;
  private final String namespace;

  /**
   * @param namespace of all that is rendered
   */
  JobManifests(KubernetesProperties properties, String namespace) {
    this.properties = properties;
    this.namespace = namespace;
  }

  /** Name of the ConfigMap in which a run's spec lies, and what became of the run. */
  static String ledgerName(JobId job, int run) {
    return job + "-run-" + run;
  }

  /**
   * The run's spec as the JobManager mounts it. It never changes; annotations may be added.
   *
   * @throws JobRefusedException when the spec is too large
   */
  ConfigMap ledger(JobRun run) {
    ConfigMapBuilder map =
        new ConfigMapBuilder()
            .withMetadata(
                new ObjectMetaBuilder()
                    .withName(ledgerName(run.jobId(), run.number()))
                    .withNamespace(namespace)
                    .withLabels(JobLabels.withNumber(run))
                    .withAnnotations(Map.of(JobLabels.NAME, run.spec().name()))
                    .build())
            .withImmutable(true);
    JobSpecFile.of(specOf(run)).putInto(map);
    return map.build();
  }

  /**
   * The cluster that runs nothing but this run, from the snapshot it names.
   *
   * @throws JobRefusedException when its pods would not find its folders, or the operator would
   *     refuse it
   */
  FlinkDeployment deployment(JobRun run) {
    StoreVolume store = new StoreVolume(properties.storage());
    store.requireReachable(run.spec());
    String specFile = JobSpecFile.of(specOf(run)).name();
    JobPods pods = new JobPods(properties, JobLabels.withNumber(run));
    return OperatorRules.requireLegal(
        new FlinkDeployment(
            metadata(run.jobId().value(), JobLabels.of(run), JobLabels.annotations(run)),
            cluster(
                FlinkSettings.of(run, properties),
                pods.jobManager(ledgerName(run.jobId(), run.number())),
                pods,
                job(properties.jar(), List.of("@" + JobPods.SPEC_FOLDER + "/" + specFile), run)),
            OperatorStatus.NONE));
  }

  /** The run as a job of the session cluster; empty when it has to have a cluster of its own. */
  Optional<FlinkSessionJob> sessionJob(JobRun run) {
    String spec = ContractJson.write(specOf(run));
    if (!properties.session().enabled()
        || !(run.spec() instanceof TrainingJobSpec)
        || spec.getBytes(StandardCharsets.UTF_8).length > MOST_ARGUMENT_BYTES) {
      return Optional.empty();
    }
    new StoreVolume(properties.storage()).requireReachable(run.spec());
    return Optional.of(
        OperatorRules.requireLegal(
            new FlinkSessionJob(
                metadata(run.jobId().value(), JobLabels.of(run), JobLabels.annotations(run)),
                new FlinkSessionJob.Spec(
                    properties.session().name(),
                    FlinkSettings.ofSessionJob(run),
                    job(properties.session().jar(), List.of(spec), run)),
                OperatorStatus.NONE)));
  }

  /**
   * The cluster on which the run's session job runs, the same for all runs; empty when it has a
   * cluster of its own.
   */
  Optional<FlinkDeployment> sessionCluster(JobRun run) {
    return sessionJob(run).map(job -> sessionCluster(RunFolders.of(run)));
  }

  private FlinkDeployment sessionCluster(RunFolders ofAnyRun) {
    String name = properties.session().name();
    Map<String, String> labels = JobLabels.ofMillrace("session");
    JobPods pods = new JobPods(properties, labels);
    return OperatorRules.requireLegal(
        new FlinkDeployment(
            metadata(name, labels, Map.of()),
            cluster(
                FlinkSettings.ofSession(ofAnyRun.root() + "/" + name, properties),
                pods.jobManager(null),
                pods,
                null),
            OperatorStatus.NONE));
  }

  /** Name of the resource of the savepoint with this id. */
  static String savepointName(JobRun run, String id) {
    return run.jobId() + "-" + run.number() + "-" + id;
  }

  /** A savepoint of the run, taken while it works. It stays when the resource goes. */
  FlinkStateSnapshot savepoint(JobRun run, String id) {
    return new FlinkStateSnapshot(
        metadata(
            savepointName(run, id),
            JobLabels.withNumber(run),
            Map.of(JobLabels.NAME, run.spec().name())),
        new FlinkStateSnapshot.Spec(
            new FlinkStateSnapshot.Target(FlinkDeployment.KIND, run.jobId().value()),
            new FlinkStateSnapshot.Savepoint(
                RunFolders.of(run).onDemand(id), "NATIVE", false, false),
            SAVEPOINT_RETRIES),
        FlinkStateSnapshot.Status.NONE);
  }

  private ObjectMeta metadata(
      String name, Map<String, String> labels, Map<String, String> annotations) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(labels)
        .withAnnotations(annotations)
        .build();
  }

  private FlinkDeploymentSpec cluster(
      FlinkConfiguration configuration, Pod jobManager, JobPods pods, @Nullable OperatorJob job) {
    return new FlinkDeploymentSpec(
        properties.image(),
        properties.imagePullPolicy(),
        properties.flinkVersion(),
        FlinkDeploymentSpec.NATIVE,
        properties.serviceAccount(),
        configuration,
        LogSettings.FILES,
        new FlinkDeploymentSpec.Processes(resource(properties.jobManager()), 1, jobManager),
        new FlinkDeploymentSpec.Processes(
            resource(properties.taskManager()), null, pods.taskManager()),
        job);
  }

  private static FlinkDeploymentSpec.Resource resource(KubernetesProperties.Pod pod) {
    return new FlinkDeploymentSpec.Resource(pod.cpu(), pod.memory());
  }

  private static OperatorJob job(String jar, List<String> arguments, JobRun run) {
    return new OperatorJob(
        jar,
        ENTRY_CLASS,
        arguments,
        run.spec().parallelism(),
        OperatorJob.State.RUNNING,
        upgradeMode(run),
        false,
        run.from() == null ? null : run.from().location(),
        run.from() == null ? null : (long) run.number());
  }

  /**
   * A later run without a snapshot has to say so, or the operator starts it from the savepoint it
   * took last.
   */
  private static OperatorJob.UpgradeMode upgradeMode(JobRun run) {
    boolean keepsState = run.from() != null || run.number() == 1;
    return run.spec() instanceof InferenceJobSpec && keepsState
        ? OperatorJob.UpgradeMode.SAVEPOINT
        : OperatorJob.UpgradeMode.STATELESS;
  }

  /** Flink reads the folder of the checkpoints from the job before it looks at the cluster. */
  private static JobSpec specOf(JobRun run) {
    return run.spec().keepingCheckpointsIn(RunFolders.of(run).checkpoints());
  }
}
