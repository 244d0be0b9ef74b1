package io.millrace.controlplane.topics;

import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param partitions 1 when absent
 */
record NewTopicRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
    @Nullable Integer partitions) {
  private static final int MAX_PARTITIONS = 1_000;

  NewTopicRequest {
    RequestViolations violations = new RequestViolations();
    violations.require(
        name != null && TopicCatalog.isLegalName(name),
        "/name",
        "topic '" + name + "' is not legal; " + TopicCatalog.LEGAL_NAME);
    violations.require(
        partitions == null || partitions >= 1 && partitions <= MAX_PARTITIONS,
        "/partitions",
        "partitions " + partitions + " is not legal; legal is 1 to " + MAX_PARTITIONS);
    violations.failIfAny("topic");
  }

  int partitionsOrDefault() {
    return partitions == null ? 1 : partitions;
  }
}
