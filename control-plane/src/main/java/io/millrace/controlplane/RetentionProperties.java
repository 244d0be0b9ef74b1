package io.millrace.controlplane;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything under {@code millrace.retention.*}: when files that nothing names any more are
 * deleted.
 *
 * @param interval between two sweeps
 * @param grace how long what nothing names is left alone: a request may be about to name it, and
 *     somebody may want it back
 */
public record RetentionProperties(
    @DefaultValue("1h") Duration interval, @DefaultValue("24h") Duration grace) {
  public RetentionProperties {
    MillraceProperties.requirePositive("millrace.retention.interval", interval);
    if (grace.isNegative()) {
      throw new IllegalArgumentException(
          "millrace.retention.grace " + grace.toMillis() + "ms is not legal; legal is 0ms or more");
    }
  }
}
