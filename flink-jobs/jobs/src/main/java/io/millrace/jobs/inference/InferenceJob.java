package io.millrace.jobs.inference;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.jobs.deadletter.DeadLetterSink;
import io.millrace.jobs.event.EventSink;
import io.millrace.jobs.kafka.ClientProperties;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The topology that scores one topic into another. */
public final class InferenceJob {
  /** Kafka's brokers refuse more than 15 minutes; Flink's default is an hour. */
  static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(10);

  /**
   * A request takes one batch of each partition: at 16 kB, Kafka's default, requests are the limit.
   */
  private static final String PRODUCER_BATCH_BYTES = "262144";

  /**
   * Predictions leave micro-batch by micro-batch: what belongs together is sent within a moment.
   */
  private static final String PRODUCER_LINGER_MS = "1";

  private InferenceJob() {}

  /** Adds the whole topology; the caller executes it. */
  public static void define(StreamExecutionEnvironment env, InferenceJobSpec spec) {
    define(env, spec, new SavedModelLoader());
  }

  static void define(StreamExecutionEnvironment env, InferenceJobSpec spec, ScorerLoader loader) {
    define(env, spec, new ScoreFactory(spec, loader));
  }

  /** Source, operator and sinks are one chain: no record crosses between threads. */
  static void define(
      StreamExecutionEnvironment env,
      InferenceJobSpec spec,
      OneInputStreamOperatorFactory<InputRecord, Prediction> scoring) {
    env.configure(settings(spec));
    env.enableCheckpointing(spec.checkpoints().intervalMs());
    SingleOutputStreamOperator<Prediction> predictions =
        records(env, spec)
            .transform("Score", TypeInformation.of(Prediction.class), scoring)
            .uid("score")
            .setParallelism(spec.parallelism());
    writeResults(predictions, spec);
  }

  /** Records are never changed, so chained operators may share them. */
  private static Configuration settings(InferenceJobSpec spec) {
    return new Configuration()
        .set(PipelineOptions.GENERIC_TYPES, false)
        .set(PipelineOptions.OBJECT_REUSE, true)
        .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, spec.checkpoints().directory())
        .set(CheckpointingOptions.ENABLE_UNALIGNED, false);
  }

  /**
   * Goes on after the last checkpoint, else after the offsets it once committed; a new deployment
   * begins with the oldest record, so that none sent before its start is missed.
   */
  private static DataStream<InputRecord> records(
      StreamExecutionEnvironment env, InferenceJobSpec spec) {
    KafkaSource<InputRecord> source =
        KafkaSource.<InputRecord>builder()
            .setProperties(consumer(spec))
            .setBootstrapServers(spec.kafka().bootstrapServers())
            .setGroupId(spec.jobId().value())
            .setClientIdPrefix(spec.jobId() + "-records")
            .setTopics(spec.inputTopic())
            .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
            .setDeserializer(new InputRecordSchema())
            .build();
    return env.fromSource(
            source, WatermarkStrategy.noWatermarks(), "Records from " + spec.inputTopic())
        .uid("records")
        .setParallelism(spec.parallelism());
  }

  private static Properties consumer(InferenceJobSpec spec) {
    Properties properties = ClientProperties.of(spec.kafka());
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true");
    return properties;
  }

  private static void writeResults(
      SingleOutputStreamOperator<Prediction> predictions, InferenceJobSpec spec) {
    predictions
        .sinkTo(predictionSink(spec))
        .name("Predictions to " + spec.outputTopic())
        .uid("predictions")
        .setParallelism(spec.parallelism());
    predictions
        .getSideOutput(Score.DEAD_LETTERS)
        .sinkTo(DeadLetterSink.to(spec.kafka(), spec.topics().deadLetters()))
        .name("Dead letters to " + spec.topics().deadLetters())
        .uid("dead-letters")
        .setParallelism(spec.parallelism());
    predictions
        .getSideOutput(Score.EVENTS)
        .sinkTo(EventSink.to(spec.kafka(), spec.topics().events()))
        .name("Events to " + spec.topics().events())
        .uid("events")
        .setParallelism(spec.parallelism());
  }

  private static KafkaSink<Prediction> predictionSink(InferenceJobSpec spec) {
    Properties properties = ClientProperties.durableProducer(spec.kafka());
    properties.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(TRANSACTION_TIMEOUT.toMillis()));
    properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, PRODUCER_BATCH_BYTES);
    properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, PRODUCER_LINGER_MS);
    return KafkaSink.<Prediction>builder()
        .setKafkaProducerConfig(properties)
        .setBootstrapServers(spec.kafka().bootstrapServers())
        .setDeliveryGuarantee(
            spec.delivery() == Delivery.EXACTLY_ONCE
                ? DeliveryGuarantee.EXACTLY_ONCE
                : DeliveryGuarantee.AT_LEAST_ONCE)
        .setTransactionalIdPrefix(spec.jobId().value())
        .setRecordSerializer(new PredictionSchema(spec.outputTopic(), spec.deployment()))
        .build();
  }
}
