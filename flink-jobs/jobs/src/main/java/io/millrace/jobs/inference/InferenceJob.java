package io.millrace.jobs.inference;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.KafkaTopic;
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
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The topology that scores one topic into another. */
public final class InferenceJob {
  private static final Duration LONGEST_RESTART_DELAY = Duration.ofSeconds(10);

  /** After it a job counts as recovered, and its restarts are quick again. */
  private static final Duration QUIET = Duration.ofMinutes(2);

  /** The source hands over poll by poll: at Kafka's 500 records, waking threads is the limit. */
  private static final String POLL_RECORDS = "2000";

  /** Of a partition; of all partitions of a broker together Kafka's limit counts, 50 MB. */
  private static final String FETCH_BYTES = String.valueOf(4 << 20);

  /** Until records of a partition that was added to the topic are scored, from its first one on. */
  private static final String PARTITION_DISCOVERY_MS = "10000";

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
    env.configure(restarts());
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
        .set(PipelineOptions.MAX_PARALLELISM, InferenceJobSpec.MAX_PARALLELISM)
        .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, spec.checkpoints().directory())
        .set(CheckpointingOptions.ENABLE_UNALIGNED, false);
  }

  /**
   * Without an end, as the records wait. Flink's own delays grow to a minute and stay there for an
   * hour: ten lost machines, or a broker that was away, would make each outage a minute longer.
   */
  private static Configuration restarts() {
    return new Configuration()
        .set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay")
        .set(
            RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
            LONGEST_RESTART_DELAY)
        .set(
            RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
            QUIET);
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
            .setBootstrapServers(spec.records().cluster().bootstrapServers())
            .setGroupId(spec.jobId().value())
            .setClientIdPrefix(spec.jobId() + "-records")
            .setTopics(spec.inputTopic())
            .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
            .setDeserializer(new InputRecordSchema())
            .build();
    return env.fromSource(
            new ValvedSource<>(source, source.getProducedType()),
            WatermarkStrategy.noWatermarks(),
            "Records from " + spec.inputTopic())
        .uid("records")
        .setParallelism(spec.parallelism());
  }

  private static Properties consumer(InferenceJobSpec spec) {
    Properties properties = ClientProperties.of(spec.records().cluster());
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true");
    properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
    properties.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    properties.putIfAbsent(
        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), PARTITION_DISCOVERY_MS);
    return properties;
  }

  private static void writeResults(
      SingleOutputStreamOperator<Prediction> predictions, InferenceJobSpec spec) {
    predictions
        .sinkTo(PredictionSink.to(spec.predictions(), spec.jobId().value(), spec))
        .name("Predictions to " + spec.outputTopic())
        .uid("predictions")
        .setParallelism(spec.parallelism());
    spec.upper().ifPresent(upper -> writeHandedUp(predictions, upper, spec));
    predictions
        .getSideOutput(Score.DEAD_LETTERS)
        .sinkTo(DeadLetterSink.to(spec, PredictionSink.guarantee(spec.delivery())))
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

  private static void writeHandedUp(
      SingleOutputStreamOperator<Prediction> predictions, KafkaTopic upper, InferenceJobSpec spec) {
    predictions
        .getSideOutput(Score.HANDED_UP)
        .sinkTo(PredictionSink.to(upper, spec.jobId() + "-upper", spec))
        .name("Early exits to " + upper.name())
        .uid("early-exits")
        .setParallelism(spec.parallelism());
  }
}
