package io.millrace.controlplane.kubernetes;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The status that the operator writes: reading, changing and deriving the words in it. */
final class DeploymentStatus {
  private static final String EXCEPTIONS = "org.apache.flink.kubernetes.operator.exception.";

  private final ObjectNode object;
  private final ObjectNode status;

  /**
   * @param object a FlinkDeployment or FlinkSessionJob; its status is changed in place
   */
  DeploymentStatus(ObjectNode object) {
    this.object = object;
    this.status = Json.child(object, "status");
  }

  ObjectNode node() {
    return status;
  }

  boolean isBeforeFirstDeployment() {
    return lastSpec().isEmpty();
  }

  boolean isUpgrading() {
    return Json.text(status, "reconciliationStatus", "state").equals("UPGRADING");
  }

  /** The spec that was worked on last, with the state and the upgrade mode that were true then. */
  ObjectNode lastSpec() {
    String text = Json.text(status, "reconciliationStatus", "lastReconciledSpec");
    return text.isEmpty()
        ? Json.object()
        : (ObjectNode) Json.MAPPER.readTree(text).path("spec").deepCopy();
  }

  boolean lastRuns() {
    return Json.text(lastSpec(), "job", "state").equals("running");
  }

  String job() {
    return Json.text(status, "jobStatus", "state");
  }

  void job(String state) {
    Json.child(status, "jobStatus").put("state", state);
  }

  String jobManager() {
    String word = Json.text(status, "jobManagerDeploymentStatus");
    return word.isEmpty() ? "MISSING" : word;
  }

  void jobManager(String word) {
    if (Json.text(object, "kind").equals("FlinkDeployment")) {
      status.put("jobManagerDeploymentStatus", word);
    }
  }

  String savepoint() {
    return Json.text(status, "jobStatus", "upgradeSavepointPath");
  }

  void savepoint(String location) {
    Json.child(status, "jobStatus").put("upgradeSavepointPath", location);
  }

  /** Notes that the spec is worked on: no job runs by it yet. */
  void beforeDeployment(ObjectNode spec, String upgradeMode) {
    reconciled(spec, "suspended", upgradeMode, "UPGRADING");
  }

  /** Notes that all the spec wants was done. */
  void deployed(ObjectNode spec, String upgradeMode) {
    reconciled(spec, Json.text(spec, "job", "state"), upgradeMode, "DEPLOYED");
  }

  private void reconciled(ObjectNode spec, String jobState, String upgradeMode, String state) {
    status.put("error", "");
    ObjectNode noted = spec.deepCopy();
    Json.child(noted, "job").put("state", jobState).put("upgradeMode", upgradeMode);
    ObjectNode wrapped = Json.object();
    wrapped
        .putObject("resource_metadata")
        .put("apiVersion", "flink.apache.org/v1beta1")
        .put("firstDeployment", isBeforeFirstDeployment());
    wrapped.set("spec", noted);
    String text = Json.MAPPER.writeValueAsString(wrapped);
    ObjectNode reconciliation = Json.child(status, "reconciliationStatus");
    reconciliation.put("lastReconciledSpec", text).put("state", state);
    reconciliation.put("reconciliationTimestamp", System.currentTimeMillis());
    if (jobState.equals("suspended") && state.equals("DEPLOYED")) {
      reconciliation.put("lastStableSpec", text);
    }
    observed();
  }

  /** Nothing is left to do for the spec as it is. */
  void observed() {
    status.put("observedGeneration", object.at("/metadata/generation").asLong());
  }

  void stable() {
    ObjectNode reconciliation = Json.child(status, "reconciliationStatus");
    reconciliation.put("lastStableSpec", Json.text(reconciliation, "lastReconciledSpec"));
  }

  private boolean isStable() {
    JsonNode reconciliation = status.path("reconciliationStatus");
    return reconciliation.has("lastStableSpec")
        && reconciliation.get("lastStableSpec").equals(reconciliation.get("lastReconciledSpec"));
  }

  void error(String type, String message) {
    ObjectNode error = Json.object();
    error.put("type", type).put("message", message);
    error.putObject("additionalMetadata");
    error.putArray("throwableList");
    status.put("error", Json.MAPPER.writeValueAsString(error));
  }

  /** Something that the operator itself could not do. */
  void failure(String exception, String message) {
    error(EXCEPTIONS + exception, message);
  }

  void clearError() {
    if (!Json.text(status, "error").isEmpty()) {
      status.put("error", "");
    }
  }

  /** Writes down what the rest amounts to. */
  void conclude() {
    status.put("lifecycleState", lifecycle());
  }

  private String lifecycle() {
    if (object.path("metadata").has("deletionTimestamp")) {
      return "DELETING";
    }
    String error = Json.text(status, "error");
    if (isBeforeFirstDeployment()) {
      return error.isEmpty() ? "CREATED" : "FAILED";
    }
    if (isUpgrading()) {
      return "UPGRADING";
    }
    if (lastSpec().has("job") && !lastRuns()) {
      return "SUSPENDED";
    }
    if (job().equals("FAILED") || error.contains("Manual restore required")) {
      return "FAILED";
    }
    return isStable() ? "STABLE" : "DEPLOYED";
  }
}
