package io.millrace.controlplane.kubernetes;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One round of the operator about one FlinkDeployment: what it sees goes into the status, then what
 * the spec wants is brought one step nearer. As in the real one, the status alone says where it is.
 */
final class DeploymentReconciler {
  private static final String FLINK_ERROR = "org.apache.flink.util.SerializedThrowable";

  private final Clusters clusters;
  private final ClusterPods pods;
  private final ObjectKey key;
  private final ObjectNode object;
  private final ObjectNode spec;
  private final DeploymentStatus status;

  /**
   * @param object as it is; its status is changed in place
   */
  DeploymentReconciler(Clusters clusters, ClusterPods pods, ObjectKey key, ObjectNode object) {
    this.clusters = clusters;
    this.pods = pods;
    this.key = key;
    this.object = object;
    this.spec = Json.child(object, "spec");
    this.status = new DeploymentStatus(object);
  }

  void reconcile() {
    if (!status.isBeforeFirstDeployment() && status.lastRuns()) {
      observe();
    }
    String fault = fault();
    if (fault != null) {
      status.failure("ReconciliationException", "ValidationException: " + fault);
    } else if (status.isBeforeFirstDeployment()) {
      deployFirst();
    } else {
      follow();
    }
    status.conclude();
  }

  private @Nullable String fault() {
    if (spec.at("/job/parallelism").asInt(1) < 1) {
      return "Job parallelism must be larger than 0";
    }
    if (Json.text(spec, "serviceAccount").isEmpty()) {
      return "spec.serviceAccount must be defined. If you use helm, its value should be the same with the name of jobServiceAccount.";
    }
    String mode = Json.text(spec, "job", "upgradeMode");
    if (mode.equals("savepoint") && setting("execution.checkpointing.savepoint-dir").isEmpty()) {
      return "Job could not be upgraded with savepoint while config key[execution.checkpointing.savepoint-dir] is not set";
    }
    return null;
  }

  private String setting(String name) {
    return Json.text(spec, "flinkConfiguration", name);
  }

  private void observe() {
    FlinkCluster cluster = clusters.of(key);
    if (cluster == null) {
      if (!FlinkWords.isEnd(status.job())) {
        status.jobManager("MISSING");
        status.job("RECONCILING");
        recover();
      }
      return;
    }
    JobScript script = clusters.script(key);
    if (script.start() == JobScript.Start.CRASHES) {
      status.jobManager("ERROR");
      pods.of(key, "jobmanager").stream()
          .findFirst()
          .ifPresent(pod -> status.failure("DeploymentFailedException", ClusterPods.backOff(pod)));
    } else if (!cluster.isReady()) {
      status.jobManager(cluster.isUp() ? "DEPLOYED_NOT_READY" : "DEPLOYING");
      status.job("RECONCILING");
    } else {
      observeJob(cluster);
    }
  }

  private void observeJob(FlinkCluster cluster) {
    status.jobManager("READY");
    ObjectNode job = Json.child(status.node(), "jobStatus");
    String before = status.job();
    job.put("state", cluster.state()).put("jobId", cluster.flinkJobId());
    job.put("jobName", setting("pipeline.name").isEmpty() ? key.name() : setting("pipeline.name"));
    job.put("startTime", Long.toString(cluster.startedAt()));
    if (!before.equals(cluster.state())) {
      job.put("updateTime", Long.toString(System.currentTimeMillis()));
      pods.event(
          object,
          "Normal",
          "JobStatusChanged",
          "Job status changed from " + before + " to " + cluster.state(),
          "Job");
    }
    if (cluster.state().equals("FAILED")) {
      status.error(FLINK_ERROR, FlinkRestServer.trace(cluster.failures().get(0)));
    } else if (cluster.state().equals("RUNNING") || cluster.state().equals("FINISHED")) {
      status.stable();
      if (SpecChange.between(status.lastSpec(), spec) == SpecChange.IGNORED) {
        status.clearError();
      }
    }
  }

  /** A JobManager that is gone comes back with what high availability knows. */
  private void recover() {
    String latest = clusters.latest(key);
    if (latest != null) {
      deploy(status.lastSpec(), latest);
    } else {
      status.failure(
          "DeploymentFailedException",
          "JobManager deployment is missing and HA data is not available to make stateful upgrades. It is possible that the job has finished or terminally failed, or the configmaps have been deleted. Manual restore required.");
    }
  }

  private void deployFirst() {
    if (Json.text(spec, "job", "state").equals("suspended")) {
      return;
    }
    String path = Json.text(spec, "job", "initialSavepointPath");
    String mode = path.isEmpty() ? "stateless" : "savepoint";
    status.beforeDeployment(spec, mode);
    deploy(spec, path);
    status.deployed(spec, mode);
  }

  private void follow() {
    ObjectNode last = status.lastSpec();
    SpecChange change = SpecChange.between(last, spec);
    boolean wanted = Json.text(spec, "job", "state").equals("running");
    if (change == SpecChange.SAVEPOINT_REDEPLOY) {
      redeploy(wanted);
    } else if (change == SpecChange.IGNORED && !status.isUpgrading()) {
      status.observed();
    } else if (status.lastRuns()) {
      suspend(wanted);
    } else if (wanted) {
      resume(last);
    }
  }

  private void redeploy(boolean wanted) {
    String path = Json.text(spec, "job", "initialSavepointPath");
    end(false);
    if (!path.isEmpty()) {
      status.savepoint(path);
    }
    if (wanted) {
      deploy(spec, path);
    }
    status.deployed(spec, "savepoint");
    status.stable();
  }

  private void suspend(boolean goesOn) {
    String mode = available(Json.text(spec, "job", "upgradeMode"));
    if (mode == null) {
      return;
    }
    if (mode.equals("savepoint") && !FlinkWords.isEnd(status.job())) {
      if (!stopWithSavepoint()) {
        return;
      }
    } else if (!FlinkWords.isEnd(status.job())) {
      end(mode.equals("last-state"));
    }
    pods.event(
        object, "Normal", "Suspended", "Suspending existing deployment.", "JobManagerDeployment");
    if (goesOn) {
      status.beforeDeployment(spec, mode);
    } else {
      status.deployed(spec, mode);
    }
  }

  /** The mode in which the job can be stopped now; null is to wait. */
  private @Nullable String available(String wanted) {
    if (wanted.equals("stateless") || wanted.isEmpty()) {
      return "stateless";
    }
    if (FlinkWords.isEnd(status.job())) {
      if (status.savepoint().isEmpty()) {
        status.failure(
            "UpgradeFailureException",
            "Job is in terminal state but last checkpoint is unknown, possibly due to an unrecoverable restore error. Manual restore required.");
        return null;
      }
      return "savepoint";
    }
    if (status.job().equals("RUNNING")) {
      return wanted;
    }
    boolean fallback =
        !setting("kubernetes.operator.job.upgrade.last-state-fallback.enabled").equals("false");
    return fallback && clusters.latest(key) != null ? "last-state" : null;
  }

  private boolean stopWithSavepoint() {
    FlinkCluster cluster = clusters.of(key);
    JobScript.Savepoints how = clusters.script(key).savepoints();
    if (cluster == null || how == JobScript.Savepoints.HANG) {
      return false;
    }
    if (how == JobScript.Savepoints.FAIL) {
      status.failure("UpgradeFailureException", "Savepoint Error");
      pods.event(object, "Warning", "SavepointError", "Savepoint Error", "Operator");
      return false;
    }
    String location = cluster.stopWithSavepoint(setting("execution.checkpointing.savepoint-dir"));
    if (how == JobScript.Savepoints.GO_UNTOLD) {
      return false;
    }
    status.savepoint(location);
    status.job("FINISHED");
    return true;
  }

  private void resume(ObjectNode last) {
    boolean stateless = Json.text(spec, "job", "upgradeMode").equals("stateless");
    String mode = stateless ? "stateless" : Json.text(last, "job", "upgradeMode");
    String path =
        switch (mode) {
          case "savepoint" -> status.savepoint();
          case "last-state" -> clusters.latest(key) == null ? "" : clusters.latest(key);
          default -> "";
        };
    status.beforeDeployment(spec, mode);
    deploy(spec, path);
    status.deployed(spec, mode);
  }

  private void end(boolean keepState) {
    clusters.remove(key, keepState);
    pods.deleteAll(key);
    status.jobManager("MISSING");
    status.job("FINISHED");
  }

  /** A job that cannot start from there fails as soon as its JobManager is up. */
  private void deploy(ObjectNode wanted, String from) {
    clusters.remove(key, false);
    pods.deleteAll(key);
    FlinkCluster cluster = new FlinkCluster(key, key.name(), flinkJobId(wanted), settings(wanted));
    if (!from.isEmpty()) {
      try {
        cluster.restore(from);
      } catch (IOException e) {
        cluster.fail("Cannot find checkpoint or savepoint file/directory '" + from + "'");
      }
    }
    clusters.start(cluster);
    pods.startJobManager(key, wanted);
    pods.event(object, "Normal", "Submit", "Starting deployment", "JobManagerDeployment");
    status.jobManager("DEPLOYING");
    status.job("RECONCILING");
  }

  private static String flinkJobId(ObjectNode spec) {
    String fixed = Json.text(spec, "flinkConfiguration", "$internal.pipeline.job-id");
    return fixed.isEmpty() ? UUID.randomUUID().toString().replace("-", "") : fixed;
  }

  private static Map<String, String> settings(ObjectNode spec) {
    Map<String, String> settings = new TreeMap<>();
    spec.path("flinkConfiguration")
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asString()));
    return settings;
  }
}
