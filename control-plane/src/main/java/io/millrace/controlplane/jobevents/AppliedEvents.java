package io.millrace.controlplane.jobevents;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.subscription.ReadTopics;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much of what jobs tell is applied. */
@Component
public class AppliedEvents {
  private final ReadTopics read;
  private final String topic;

  AppliedEvents(ReadTopics read, MillraceProperties properties) {
    this.read = read;
    this.topic = properties.kafka().topics().events();
  }

  /**
   * All that was told before this time is applied; empty as long as this process has not come to
   * the end of what was told before it began.
   */
  public Optional<Instant> until() {
    return read.until(topic);
  }
}
