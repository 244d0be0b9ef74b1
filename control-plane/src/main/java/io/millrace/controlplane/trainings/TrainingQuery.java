package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.resource.ListRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which trainings are listed. */
record TrainingQuery(
    @Nullable Integer limit,
    @Nullable String cursor,
    @Schema(allowableValues = {"createdAt", "-createdAt", "name", "-name", "state", "-state"})
        @Nullable String sort,
    @Nullable String q,
    @Parameter(description = "in one of these states") @Nullable List<JobState> state,
    @Parameter(description = "of this model set") @Nullable String modelSetId,
    @Parameter(description = "of this model, as one of a set") @Nullable String modelId,
    @Parameter(description = "on this data source") @Nullable String dataSourceId,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {

  ListRequest part() {
    return new ListRequest(limit, cursor, sort);
  }
}
