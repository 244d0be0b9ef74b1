package io.millrace.controlplane.datasources;

import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Announces recorded data.
 *
 * @param ranges each as {@code topic:partition:start:end}, the end exclusive
 * @param format one of {@link RecordFormat#NAMES}
 * @param formatConfig with the members of Kafka-ML's {@code input_config}
 * @param totalMessages records that were sent; the length of the ranges when absent
 * @param trainingId training that waits for this data
 */
record DataSourceRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<String> ranges,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String format,
    @Nullable Map<String, Object> formatConfig,
    @Nullable Double validationRate,
    @Nullable Double testRate,
    @Nullable SplitMethod splitMethod,
    @Nullable String description,
    @Nullable Long totalMessages,
    @Nullable String trainingId) {

  /**
   * @throws io.millrace.contracts.error.InvalidDocumentException with every violation
   */
  DataSource source() {
    RequestViolations violations = new RequestViolations();
    List<StreamRange> streams = streams(violations);
    RecordFormat recordFormat = recordFormat(violations);
    DatasetSplit split =
        violations.collect(isRate(validationRate) ? "/testRate" : "/validationRate", this::split);
    violations.failIfAny("data source");
    DataSource source =
        violations.collect(
            "/ranges",
            () ->
                new DataSource(
                    streams, Objects.requireNonNull(recordFormat), Objects.requireNonNull(split)));
    violations.require(
        streams.stream().anyMatch(range -> !range.isEmpty()),
        "/ranges",
        "all ranges are empty; legal is at least one with a record: its end is behind its start");
    violations.failIfAny("data source");
    return Objects.requireNonNull(source);
  }

  private List<StreamRange> streams(RequestViolations violations) {
    violations.require(
        ranges != null && !ranges.isEmpty(),
        "/ranges",
        "'ranges' is missing; legal is at least one topic:partition:start:end");
    List<StreamRange> streams = new ArrayList<>();
    int position = 0;
    for (String range : ranges == null ? List.<String>of() : ranges) {
      StreamRange stream =
          violations.collect(
              "/ranges/" + position++, () -> StreamRange.parse(String.valueOf(range)));
      if (stream != null) {
        streams.add(stream);
      }
    }
    return streams;
  }

  private @Nullable RecordFormat recordFormat(RequestViolations violations) {
    if (format == null || !RecordFormat.NAMES.contains(format)) {
      violations.require(
          false, "/format", "format '" + format + "' is not known; " + RecordFormats.LEGAL_NAMES);
      return null;
    }
    Map<String, Object> config = formatConfig == null ? Map.of() : formatConfig;
    return violations.collect(
        "/formatConfig",
        () -> RecordFormats.parse(format, ContractJson.mapper().valueToTree(config)));
  }

  private static boolean isRate(@Nullable Double given) {
    return given == null || given >= 0 && given < 1;
  }

  private DatasetSplit split() {
    return new DatasetSplit(
        validationRate == null ? 0 : validationRate,
        testRate == null ? 0 : testRate,
        splitMethod == null ? SplitMethod.POSITIONAL : splitMethod);
  }
}
