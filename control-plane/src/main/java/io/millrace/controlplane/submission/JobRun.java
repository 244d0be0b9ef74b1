package io.millrace.controlplane.submission;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the times a job is started. Runs of a job follow each other: the next begins, perhaps with
 * other settings, after the one before was suspended.
 *
 * @param number 1 for the first
 * @param from what it knows at its start; null is nothing. A run fails when no operator of the spec
 *     claims a part of it
 */
public record JobRun(JobSpec spec, int number, @Nullable Snapshot from) {
  public JobRun {
    Objects.requireNonNull(spec, "spec");
    if (number < 1) {
      throw new IllegalArgumentException(
          "run " + number + " of job " + spec.jobId() + " is not legal; legal is 1 or more");
    }
  }

  /** The only run of a job that is never suspended. */
  public static JobRun first(JobSpec spec) {
    return new JobRun(spec, 1, null);
  }

  public JobId jobId() {
    return spec.jobId();
  }

  /**
   * Flink's id of the run: 32 hex digits, the same wherever it runs and however often it is
   * submitted.
   */
  public String flinkJobId() {
    return flinkJobId(jobId(), number);
  }

  /** Flink's id of a run of which only this is known. */
  public static String flinkJobId(JobId job, int number) {
    String name = number == 1 ? job.value() : job.value() + "/" + number;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Whether another run may go on after this one has failed; a training ends with its failure. */
  public boolean outlivesFailure() {
    return spec instanceof InferenceJobSpec;
  }
}
