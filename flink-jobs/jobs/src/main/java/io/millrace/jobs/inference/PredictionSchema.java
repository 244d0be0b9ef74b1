package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Key, timestamp and headers of the input record; the model's headers come after them. Kafka
 * chooses the partition by the key; without one, records of one partition stay in one partition, so
 * that they keep their order.
 */
final class PredictionSchema implements KafkaRecordSerializationSchema<Prediction> {
  private static final long serialVersionUID = 1L;
  static final String MODEL = "millrace-model";
  static final String MODEL_VERSION = "millrace-model-version";
  static final String INFERENCE = "millrace-inference";

  private final String topic;
  private final byte[] inferenceId;
  private transient @Nullable ModelHeaders model;

  PredictionSchema(String topic, String inferenceId) {
    this.topic = topic;
    this.inferenceId = inferenceId.getBytes(UTF_8);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Prediction prediction, KafkaSinkContext context, Long timestamp) {
    Long kept = prediction.timestamp() < 0 ? null : Long.valueOf(prediction.timestamp());
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, partition(prediction, context), kept, prediction.key(), prediction.value());
    Headers headers = record.headers();
    for (int i = 0; i < prediction.headerNames().length; i++) {
      headers.add(prediction.headerNames()[i], prediction.headerValues()[i]);
    }
    ModelHeaders ofModel = model;
    if (ofModel == null || !ofModel.isOf(prediction)) {
      ofModel = new ModelHeaders(prediction.modelName(), prediction.modelVersion(), inferenceId);
      model = ofModel;
    }
    headers.add(ofModel.nameHeader).add(ofModel.versionHeader).add(ofModel.inferenceHeader);
    return record;
  }

  private @Nullable Integer partition(Prediction prediction, KafkaSinkContext context) {
    return prediction.key() == null
        ? prediction.partition() % context.getPartitionsForTopic(topic).length
        : null;
  }

  /** The same for all records of a model, and read only by the producer. */
  private static final class ModelHeaders {
    private final String name;
    private final long version;
    private final Header nameHeader;
    private final Header versionHeader;
    private final Header inferenceHeader;

    private ModelHeaders(String name, long version, byte[] inferenceId) {
      this.name = name;
      this.version = version;
      this.nameHeader = new RecordHeader(MODEL, name.getBytes(UTF_8));
      this.versionHeader = new RecordHeader(MODEL_VERSION, Long.toString(version).getBytes(UTF_8));
      this.inferenceHeader = new RecordHeader(INFERENCE, inferenceId);
    }

    private boolean isOf(Prediction prediction) {
      return version == prediction.modelVersion() && name.equals(prediction.modelName());
    }
  }
}
