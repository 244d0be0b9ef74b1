package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Key, timestamp and headers of the input record; the model's headers come after them. */
final class PredictionSchema implements KafkaRecordSerializationSchema<Prediction> {
  private static final long serialVersionUID = 1L;
  static final String MODEL = "millrace-model";
  static final String MODEL_VERSION = "millrace-model-version";
  static final String INFERENCE = "millrace-inference";

  private final String topic;
  private final byte[] inferenceId;

  PredictionSchema(String topic, String inferenceId) {
    this.topic = topic;
    this.inferenceId = inferenceId.getBytes(UTF_8);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Prediction prediction, KafkaSinkContext context, Long timestamp) {
    Long kept = prediction.timestamp() < 0 ? null : Long.valueOf(prediction.timestamp());
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, kept, prediction.key(), prediction.value());
    Headers headers = record.headers();
    for (int i = 0; i < prediction.headerNames().length; i++) {
      headers.add(prediction.headerNames()[i], prediction.headerValues()[i]);
    }
    headers
        .add(MODEL, prediction.modelName().getBytes(UTF_8))
        .add(MODEL_VERSION, Long.toString(prediction.modelVersion()).getBytes(UTF_8))
        .add(INFERENCE, inferenceId);
    return record;
  }
}
