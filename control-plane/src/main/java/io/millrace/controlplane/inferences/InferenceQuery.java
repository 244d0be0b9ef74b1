package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.resource.ListRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which deployments are listed. */
record InferenceQuery(
    @Nullable Integer limit,
    @Nullable String cursor,
    @Schema(allowableValues = {"createdAt", "-createdAt", "name", "-name", "state", "-state"})
        @Nullable String sort,
    @Nullable String q,
    @Parameter(description = "in one of these states") @Nullable List<JobState> state,
    @Parameter(description = "that score with this result") @Nullable String resultId,
    @Parameter(description = "that score with this imported model") @Nullable String modelId,
    @Parameter(description = "that read this topic") @Nullable String inputTopic,
    @Parameter(description = "that write this topic") @Nullable String outputTopic,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {

  ListRequest part() {
    return new ListRequest(limit, cursor, sort);
  }
}
