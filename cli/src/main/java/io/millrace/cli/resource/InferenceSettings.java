package io.millrace.cli.resource;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What can be changed of a deployment. */
final class InferenceSettings {
  @Option(names = "--parallelism", paramLabel = "N", description = "Subtasks that score.")
  @Nullable Integer parallelism;

  @Option(
      names = "--delivery",
      paramLabel = "DELIVERY",
      description = "AT_LEAST_ONCE or EXACTLY_ONCE.")
  @Nullable String delivery;

  @Option(names = "--batch-size", paramLabel = "N", description = "Records of a micro-batch.")
  @Nullable Integer batchSize;

  @Option(names = "--linger-ms", paramLabel = "N", description = "How long a batch waits to fill.")
  @Nullable Long lingerMs;

  void put(ObjectNode body) {
    RequestBody.put(body, "parallelism", parallelism);
    RequestBody.put(body, "delivery", delivery);
    if (batchSize != null || lingerMs != null) {
      ObjectNode batch = body.withObject("/batch");
      RequestBody.put(batch, "maxSize", batchSize);
      RequestBody.put(batch, "lingerMs", lingerMs);
    }
  }
}
