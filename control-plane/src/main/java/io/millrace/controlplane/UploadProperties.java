package io.millrace.controlplane;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything under {@code millrace.uploads.*}: files that arrive in parts, and go on after an
 * interruption.
 *
 * @param maxSize of one file
 * @param keep how long one is kept after its last part
 * @param keepFree of the data directory's disk, whatever arrives or is unpacked
 */
public record UploadProperties(
    @DefaultValue("20GB") DataSize maxSize,
    @DefaultValue("24h") Duration keep,
    @DefaultValue("512MB") DataSize keepFree) {
  public UploadProperties {
    MillraceProperties.requirePositive("millrace.uploads.keep", keep);
    if (maxSize.toBytes() < 1) {
      throw new IllegalArgumentException(
          "millrace.uploads.max-size " + maxSize + " is not legal; legal is 1B or more");
    }
    if (keepFree.isNegative()) {
      throw new IllegalArgumentException(
          "millrace.uploads.keep-free " + keepFree + " is not legal; legal is 0B or more");
    }
  }
}
