package io.millrace.contracts.job;

import java.util.Objects;

/** Topics through which a job speaks, beside its records. */
public record JobTopics(String events, String deadLetters, String models) {
  public JobTopics {
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(deadLetters, "deadLetters");
    Objects.requireNonNull(models, "models");
  }

  public static JobTopics withPrefix(String prefix) {
    return new JobTopics(prefix + "events", prefix + "dead-letters", prefix + "models");
  }
}
