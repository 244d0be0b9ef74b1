package io.millrace.contracts.model;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Objects;

/**
 * Takes the model away from a deployment at the next checkpoint: records wait from there on, as
 * before any model.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonTypeName("WITHDRAWAL")
public record ModelWithdrawal(int schemaVersion, String inferenceId, long revision)
    implements ModelOrder {
  public static final int SCHEMA_VERSION = 1;

  public ModelWithdrawal {
    Objects.requireNonNull(inferenceId, "inferenceId");
    if (revision < 1) {
      throw new IllegalArgumentException(
          "revision " + revision + " is not legal; legal is 1 or more");
    }
  }
}
