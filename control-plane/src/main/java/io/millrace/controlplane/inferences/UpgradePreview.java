package io.millrace.controlplane.inferences;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What an upgrade would do.
 *
 * @param how the job stops with a savepoint and starts from it; or nothing has to be done
 */
@Schema(name = "UpgradePreview")
record UpgradePreview(How how, List<Difference> changes) {
  /** Class of a change. */
  enum How {
    NOTHING,
    SAVEPOINT
  }

  /**
   * @param pointer into the request
   */
  @Schema(name = "UpgradeDifference")
  record Difference(String pointer, String from, String to) {}
}
