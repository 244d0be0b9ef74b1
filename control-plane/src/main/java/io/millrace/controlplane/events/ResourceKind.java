package io.millrace.controlplane.events;

import com.fasterxml.jackson.annotation.JsonValue;

/** What changed. */
public enum ResourceKind {
  MODEL("model"),
  MODEL_SET("model-set"),
  DATA_SOURCE("data-source"),
  TRAINING("training"),
  EPOCH("epoch"),
  INFERENCE("inference"),
  SCORING("scoring"),
  SNAPSHOT("snapshot"),
  PROBLEM("problem");

  private final String wireName;

  ResourceKind(String wireName) {
    this.wireName = wireName;
  }

  @JsonValue
  public String wireName() {
    return wireName;
  }
}
