package io.millrace.contracts.job;

import io.millrace.contracts.json.OptionalMember;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hands records that a small model is not sure about to a larger one, as distributed models of
 * Kafka-ML do: their features go up, and their predictions nowhere.
 *
 * @param limit a prediction whose largest value is less than this is not sure
 * @param topic takes the features of such records, little-endian float32 in C order
 * @param kafka cluster of the topic; null is that of the output topic
 */
public record EarlyExit(double limit, String topic, @OptionalMember @Nullable KafkaCluster kafka) {
  public EarlyExit {
    Objects.requireNonNull(topic, "topic");
    if (!Double.isFinite(limit)) {
      throw new IllegalArgumentException(
          "limit " + limit + " is not legal; legal are finite numbers");
    }
  }
}
