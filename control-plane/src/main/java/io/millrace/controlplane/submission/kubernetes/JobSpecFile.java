package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.submission.JobRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A job spec as a file of a ConfigMap, from which the JobManager reads it.
 *
 * @param name ends in {@code .gz} when it is compressed
 */
record JobSpecFile(String name, byte[] content) {
  /** A ConfigMap holds 1 MiB, names and annotations among it. */
  private static final int MOST_BYTES = 900_000;

  private static final String PLAIN = "spec.json";
  private static final String COMPRESSED = PLAIN + ".gz";

  /**
   * @throws JobRefusedException when no ConfigMap can hold it
   */
  static JobSpecFile of(JobSpec spec) {
    byte[] json = ContractJson.writeBytes(spec);
    if (json.length <= MOST_BYTES) {
      return new JobSpecFile(PLAIN, json);
    }
    byte[] compressed = compressed(json);
    if (compressed.length > MOST_BYTES) {
      throw new JobRefusedException(
          "the spec of job %s has %d bytes, compressed %d; legal is %d at most, compressed"
              .formatted(spec.jobId(), json.length, compressed.length, MOST_BYTES));
    }
    return new JobSpecFile(COMPRESSED, compressed);
  }

  private static byte[] compressed(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  void putInto(ConfigMapBuilder map) {
    if (name.equals(PLAIN)) {
      map.withData(Map.of(name, new String(content, StandardCharsets.UTF_8)));
    } else {
      map.withBinaryData(Map.of(name, Base64.getEncoder().encodeToString(content)));
    }
  }
}
