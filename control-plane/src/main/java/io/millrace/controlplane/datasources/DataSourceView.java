package io.millrace.controlplane.datasources;

import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.events.EventData;
import io.millrace.controlplane.events.ResourceKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data source as GET answers it.
 *
 * @param retained null while Kafka does not answer
 * @param retainedSince when it was first seen that something is missing; null while all is there
 * @param unsentMessages control messages that give this data to a training and wait for Kafka
 * @param missing first range of which Kafka has not all
 */
@EventData(ResourceKind.DATA_SOURCE)
@Schema(name = "DataSource")
record DataSourceView(
    String id,
    List<String> ranges,
    String format,
    Map<String, Object> formatConfig,
    double validationRate,
    double testRate,
    SplitMethod splitMethod,
    String description,
    @Nullable Long totalMessages,
    Retention.@Nullable Extent retained,
    @Nullable Instant retainedSince,
    @Nullable Gone missing,
    int unsentMessages,
    Instant createdAt) {

  /** What is not in Kafka. */
  @Schema(name = "MissingRange")
  record Gone(String code, String message) {
    static Gone of(Retention.Missing missing) {
      return new Gone(missing.code().name(), missing.text());
    }
  }

  private static @Nullable Instant since(
      RecordedDataSource recorded, @Nullable Retention retention) {
    boolean known =
        retention != null
            && retention.extent() != Retention.Extent.ALL
            && recorded.wasSeen(retention.extent());
    return known && recorded.seen() != null ? recorded.seen().since() : null;
  }

  static DataSourceView of(
      RecordedDataSource recorded, @Nullable Retention retention, int unsentMessages) {
    return new DataSourceView(
        recorded.id(),
        recorded.source().ranges().stream().map(StreamRange::toString).toList(),
        RecordFormats.name(recorded.source().format()),
        RecordFormats.config(recorded.source().format()),
        recorded.source().split().validationRate(),
        recorded.source().split().testRate(),
        recorded.source().split().method(),
        recorded.description(),
        recorded.totalMessages(),
        retention == null ? null : retention.extent(),
        since(recorded, retention),
        retention == null ? null : retention.missing().map(Gone::of).orElse(null),
        unsentMessages,
        recorded.createdAt());
  }
}
