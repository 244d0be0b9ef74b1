package io.millrace.contracts.job;

/** Topics through which a job speaks, beside its records. */
public record JobTopics(String events, String deadLetters, String models) {
  public static JobTopics withPrefix(String prefix) {
    return new JobTopics(prefix + "events", prefix + "dead-letters", prefix + "models");
  }
}
