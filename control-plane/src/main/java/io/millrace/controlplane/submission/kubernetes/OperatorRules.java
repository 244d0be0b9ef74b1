package io.millrace.controlplane.submission.kubernetes;

import io.millrace.controlplane.submission.JobRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the operator would refuse, said before anything is written: without its webhook it tells
 * only later, in a status, and leaves the job as it was. Of its rules those about ingresses and the
 * autoscaler are left out, as we render neither.
 *
 * @see <a
 *     href="https://github.com/apache/flink-kubernetes-operator/blob/main/flink-kubernetes-operator/src/main/java/org/apache/flink/kubernetes/operator/validation/DefaultValidator.java">the
 *     operator's validator</a>
 */
final class OperatorRules {
  private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,43}[a-z0-9])?");
  private static final Pattern MEMORY =
      Pattern.compile("\\d+\\s*(b|k|kb|m|mb|g|gb|t|tb|ki|mi|gi|ti)?", Pattern.CASE_INSENSITIVE);
  private static final List<String> VERSIONS =
      List.of(
          "v1_15", "v1_16", "v1_17", "v1_18", "v1_19", "v1_20", "v2_0", "v2_1", "v2_2", "v2_3",
          "v2_4");
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> MODES = List.of("native", "standalone");
  private static final Set<String> FORBIDDEN =
      Set.of("kubernetes.namespace", "kubernetes.cluster-id", "high-availability.cluster-id");
  private static final List<String> LOG_FILES =
      List.of("log4j-console.properties", "logback-console.xml");
  private static final String OPERATOR = "kubernetes.operator.";

  private final List<String> violations = new ArrayList<>();

  private OperatorRules() {}

  /** Empty when the operator accepts it. */
  static List<String> violations(FlinkDeployment deployment) {
    OperatorRules rules = new OperatorRules();
    FlinkDeploymentSpec spec = deployment.spec();
    rules.requireName("metadata.name", deployment.name());
    rules.requireCluster(spec);
    rules.requireSettings(spec.flinkConfiguration());
    rules.requireProcesses(spec);
    if (spec.job() != null) {
      rules.requireJob(spec.job(), spec);
    }
    return rules.violations;
  }

  /** Empty when the operator accepts it, unless its settings are stricter about the jar. */
  static List<String> violations(FlinkSessionJob sessionJob) {
    OperatorRules rules = new OperatorRules();
    FlinkSessionJob.Spec spec = sessionJob.spec();
    rules.requireName("metadata.name", sessionJob.metadata().getName());
    rules.requireName("spec.deploymentName", spec.deploymentName());
    OperatorJob job = spec.job();
    if (job == null) {
      rules.add("spec.job", "null", "a job");
      return rules.violations;
    }
    rules.requireJob(job, spec.flinkConfiguration(), null);
    if (String.valueOf(job.jarURI()).startsWith("local:")) {
      rules.add("spec.job.jarURI", job.jarURI(), "a URI from which the operator can fetch it");
    }
    return rules.violations;
  }

  /**
   * @throws JobRefusedException with all that is wrong
   */
  static FlinkDeployment requireLegal(FlinkDeployment deployment) {
    refuse(FlinkDeployment.KIND, deployment.name(), violations(deployment));
    return deployment;
  }

  /**
   * @throws JobRefusedException with all that is wrong
   */
  static FlinkSessionJob requireLegal(FlinkSessionJob job) {
    refuse(FlinkSessionJob.KIND, job.metadata().getName(), violations(job));
    return job;
  }

  private static void refuse(String kind, String name, List<String> violations) {
    if (!violations.isEmpty()) {
      throw new JobRefusedException(
          "%s %s would be refused by the operator: %s"
              .formatted(kind, name, String.join("; ", violations)));
    }
  }

  private void requireCluster(FlinkDeploymentSpec spec) {
    requireOneOf("spec.flinkVersion", spec.flinkVersion(), VERSIONS);
    requireOneOf("spec.imagePullPolicy", spec.imagePullPolicy(), PULL_POLICIES);
    requireOneOf("spec.mode", spec.mode(), MODES);
    requireText("spec.serviceAccount", spec.serviceAccount(), "the name of a ServiceAccount");
    requireText("spec.image", spec.image(), "the name of an image");
    for (String file : spec.logConfiguration().keySet()) {
      requireOneOf("a file of spec.logConfiguration", file, LOG_FILES);
    }
  }

  private void requireSettings(FlinkConfiguration settings) {
    for (String key : settings.settings().keySet()) {
      if (FORBIDDEN.contains(key)) {
        add("spec.flinkConfiguration." + key, settings.get(key), "nothing: the operator sets it");
      }
    }
    if (isOn(settings, OPERATOR + "deployment.rollback.enabled") && !isHighlyAvailable(settings)) {
      add(
          "spec.flinkConfiguration." + FlinkSettings.HIGH_AVAILABILITY,
          settings.get(FlinkSettings.HIGH_AVAILABILITY),
          "kubernetes or zookeeper, as the operator is to roll back");
    }
    String recovery = OPERATOR + "jm-deployment-recovery.enabled";
    if (isOn(settings, OPERATOR + "cluster.health-check.enabled")
        && "false".equals(settings.get(recovery))) {
      add(
          "spec.flinkConfiguration." + recovery,
          "false",
          "true, as the operator is to check the health of jobs");
    }
  }

  private void requireProcesses(FlinkDeploymentSpec spec) {
    requireMemory("jobManager", spec.jobManager());
    requireMemory("taskManager", spec.taskManager());
    Integer jobManagers = spec.jobManager() == null ? null : spec.jobManager().replicas();
    if (jobManagers != null) {
      requireAtLeastOne("spec.jobManager.replicas", jobManagers);
      if (jobManagers > 1 && !isHighlyAvailable(spec.flinkConfiguration())) {
        add("spec.jobManager.replicas", jobManagers, "1 without high availability");
      }
    }
    Integer taskManagers = replicas(spec.taskManager());
    if (taskManagers != null) {
      requireAtLeastOne("spec.taskManager.replicas", taskManagers);
    }
  }

  private static @Nullable Integer replicas(FlinkDeploymentSpec.@Nullable Processes processes) {
    return processes == null ? null : processes.replicas();
  }

  private void requireMemory(String who, FlinkDeploymentSpec.@Nullable Processes processes) {
    FlinkDeploymentSpec.Resource resource = processes == null ? null : processes.resource();
    String memory = resource == null ? null : resource.memory();
    Predicate<String> legal = MEMORY.asMatchPredicate();
    if (memory == null || !legal.test(memory)) {
      add("spec." + who + ".resource.memory", memory, "a number and its unit, such as 2g");
    }
  }

  private void requireJob(OperatorJob job, FlinkDeploymentSpec spec) {
    requireJob(job, spec.flinkConfiguration(), replicas(spec.taskManager()));
  }

  private void requireJob(
      OperatorJob job, FlinkConfiguration settings, @Nullable Integer taskManagers) {
    requireText("spec.job.jarURI", job.jarURI(), "the URI of the job jar");
    if (taskManagers == null) {
      requireAtLeastOne("spec.job.parallelism", job.parallelism());
    }
    if (job.upgradeMode() != OperatorJob.UpgradeMode.STATELESS) {
      requireFolder(settings, FlinkSettings.CHECKPOINT_FOLDER, job.upgradeMode());
    }
    if (job.upgradeMode() == OperatorJob.UpgradeMode.SAVEPOINT) {
      requireFolder(settings, FlinkSettings.SAVEPOINT_FOLDER, job.upgradeMode());
    }
    if (job.savepointRedeployNonce() != null) {
      requireText(
          "spec.job.initialSavepointPath",
          job.initialSavepointPath(),
          "the URI of a snapshot, as there is a savepointRedeployNonce");
    }
  }

  private void requireFolder(
      FlinkConfiguration settings, String key, OperatorJob.UpgradeMode mode) {
    requireText(
        "spec.flinkConfiguration." + key,
        settings.get(key),
        "a folder, as the upgrade mode is " + mode.spelled());
  }

  private void requireName(String what, @Nullable String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      add(what, name, "1 to 45 of a-z, 0-9 and -, a letter first and no - last");
    }
  }

  private void requireOneOf(String what, @Nullable String given, List<String> legal) {
    if (given == null || !legal.contains(given)) {
      add(what, given, String.join(", ", legal));
    }
  }

  private void requireText(String what, @Nullable String given, String legal) {
    if (given == null || given.isBlank()) {
      add(what, given, legal);
    }
  }

  private void requireAtLeastOne(String what, int given) {
    if (given < 1) {
      add(what, given, "1 or more");
    }
  }

  private void add(String what, @Nullable Object given, String legal) {
    violations.add("%s '%s' is not legal; legal is %s".formatted(what, given, legal));
  }

  private static boolean isOn(FlinkConfiguration settings, String key) {
    return Boolean.parseBoolean(settings.get(key));
  }

  private static boolean isHighlyAvailable(FlinkConfiguration settings) {
    String type = settings.get(FlinkSettings.HIGH_AVAILABILITY);
    return type != null && !type.equalsIgnoreCase("none");
  }
}
