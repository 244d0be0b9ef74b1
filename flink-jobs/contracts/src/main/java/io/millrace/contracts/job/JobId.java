package io.millrace.contracts.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Identifies one job for ever; submitting it twice is submitting it once. Fits a Kubernetes
 * resource name: 1 to 45 lower-case letters, digits and hyphens, a letter first.
 */
public record JobId(@JsonValue String value) {
  private static final Pattern LEGAL = Pattern.compile("[a-z]([-a-z0-9]{0,43}[a-z0-9])?");

  @JsonCreator
  public JobId {
    Objects.requireNonNull(value, "jobId");
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "job id '" + value + "' is not legal; legal is " + LEGAL.pattern());
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
