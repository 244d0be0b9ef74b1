package io.millrace.controlplane.datasources;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of a data source as a training sees it. A number that is none (not a number, infinite)
 * is null.
 *
 * @param sizeBytes of key and value
 * @param label null when the record has none, or is no example
 * @param features null when the record is no example
 * @param image of a record of images
 * @param fault why the record is no example; null when it is one
 */
record DecodedRecord(
    String topic,
    int partition,
    long offset,
    Instant time,
    @Nullable String keyBase64,
    int sizeBytes,
    @Nullable List<@Nullable Float> label,
    @Nullable Features features,
    @Nullable Image image,
    @Nullable String fault) {

  /**
   * What a model is given.
   *
   * @param shape as the format declares it, else the number of values
   * @param values in C order, 4,096 at most
   * @param truncated whether there are more values
   */
  @Schema(name = "DecodedFeatures")
  record Features(List<Integer> shape, List<@Nullable Float> values, boolean truncated) {}

  /**
   * The record's own bytes.
   *
   * @param mediaType image/png or image/jpeg
   */
  @Schema(name = "DecodedImage")
  record Image(String mediaType, String base64) {}
}
