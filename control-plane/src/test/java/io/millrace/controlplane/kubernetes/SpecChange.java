package io.millrace.controlplane.kubernetes;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the operator makes of a change of the spec; the later ones win over the earlier. */
enum SpecChange {
  IGNORED,
  UPGRADE,
  SAVEPOINT_REDEPLOY;

  private static final List<String> IGNORED_OF_JOB =
      List.of(
          "upgradeMode",
          "initialSavepointPath",
          "allowNonRestoredState",
          "savepointTriggerNonce",
          "checkpointTriggerNonce",
          "savepointRedeployNonce");

  static SpecChange between(ObjectNode last, ObjectNode now) {
    JsonNode nonce = now.at("/job/savepointRedeployNonce");
    boolean asked = !nonce.isMissingNode() && !nonce.isNull();
    if (asked && !nonce.equals(last.at("/job/savepointRedeployNonce"))) {
      return SAVEPOINT_REDEPLOY;
    }
    return telling(last).equals(telling(now)) ? IGNORED : UPGRADE;
  }

  private static ObjectNode telling(ObjectNode spec) {
    ObjectNode telling = spec.deepCopy();
    if (telling.get("job") instanceof ObjectNode job) {
      job.remove(IGNORED_OF_JOB);
    }
    if (telling.get("flinkConfiguration") instanceof ObjectNode settings) {
      List.copyOf(settings.propertyNames()).stream()
          .filter(SpecChange::isIgnored)
          .forEach(settings::remove);
    }
    return telling;
  }

  private static boolean isIgnored(String setting) {
    return setting.startsWith("kubernetes.operator.")
        || setting.startsWith("job.autoscaler.")
        || setting.equals("parallelism.default");
  }
}
