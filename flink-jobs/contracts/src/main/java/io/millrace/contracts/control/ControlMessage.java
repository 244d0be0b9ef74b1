package io.millrace.contracts.control;

import io.millrace.contracts.job.DataSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Announces a recorded data source for one training deployment.
 *
 * @param deploymentNumber the training's number, from the record's key
 * @param totalMessages records the producer says it sent; null when it does not say
 */
public record ControlMessage(
    long deploymentNumber,
    DataSource dataSource,
    String description,
    @Nullable Long totalMessages) {
  public ControlMessage {
    if (deploymentNumber < 0 || (totalMessages != null && totalMessages < 0)) {
      throw new IllegalArgumentException(
          "deploymentNumber "
              + deploymentNumber
              + " and totalMessages "
              + totalMessages
              + " are not legal; legal is 0 or more");
    }
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(description, "description");
  }
}
