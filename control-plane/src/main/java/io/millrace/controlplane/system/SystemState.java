package io.millrace.controlplane.system;

import io.millrace.controlplane.MillraceProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param schemaVersion of the database
 */
record SystemState(
    String version,
    MillraceProperties.Mode mode,
    KafkaState kafka,
    FlinkState flink,
    String dataDir,
    Instant startedAt,
    @Nullable String schemaVersion) {

  /** Whether it answers now. */
  enum Reachability {
    UP,
    DOWN
  }

  /**
   * @param fault what stopped the broker of local mode for good; null while it works
   */
  record KafkaState(String bootstrapServers, Reachability state, @Nullable String fault) {}

  /**
   * @param version null, as are the slots, while it does not answer
   */
  record FlinkState(
      @Nullable String dashboardUrl,
      @Nullable String version,
      Reachability state,
      @Nullable Integer slotsTotal,
      @Nullable Integer slotsFree) {}
}
