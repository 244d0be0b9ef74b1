package io.millrace.jobs.large;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.record.TensorShape;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.testkit.JavaProcess;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.TestKafka;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Trains in a JVM whose heap is smaller than the data, shuffled, so that all of it is touched. */
@ExtendWith(KafkaExtension.class)
@Timeout(1800)
class LargeRangeITCase {
  private static final int FEATURES = 768;
  private static final int RECORD_BYTES = FEATURES * Float.BYTES;
  private static final String CLASSIFIER =
      """
      {"module": "keras", "class_name": "Sequential", "config": {"name": "rows", "layers": [
        {"class_name": "InputLayer", "config": {"batch_shape": [null, 768], "name": "row"}},
        {"class_name": "Dense", "config": {"name": "class", "units": 10, "activation": "softmax"}}]},
       "compile_config": {
        "optimizer": {"class_name": "Adam", "config": {"learning_rate": 0.001}},
        "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"]}}
      """;

  @TempDir Path folder;
  private TestKafka kafka;

  @BeforeEach
  void useBroker(TestKafka broker) {
    kafka = broker;
  }

  @Test
  void shouldTrainOnMoreThanTheHeapHolds() throws Exception {
    train(300_000_000 / RECORD_BYTES, 16L << 20, "-Xmx192m");
  }

  @Test
  @EnabledIfSystemProperty(named = "millrace.large", matches = "true")
  void shouldTrainOnThreeGigabytesWithACacheOf256MegabytesInAHeapOfTwoGigabytes() throws Exception {
    train((int) (3_000_000_000L / RECORD_BYTES) + 1, 256L << 20, "-Xmx2g");
  }

  private void train(int records, long cacheBytes, String heap) throws Exception {
    TrainingJobSpec spec = spec(send(records), cacheBytes);
    Path file = Files.writeString(folder.resolve("job.json"), ContractJson.write(spec));
    Path local = Files.createDirectory(folder.resolve("local"));
    Path log = folder.resolve("log");

    try (JavaProcess job =
        JavaProcess.start(
            List.of(heap, "-Djava.io.tmpdir=" + local, "-XX:+ExitOnOutOfMemoryError"),
            List.of(MeasuredJob.class.getName(), "@" + file),
            log)) {
      assertThat(job.waitFor(1500)).as(job.output()).isZero();
      job.output()
          .lines()
          .filter(line -> line.contains("MEASURED") || line.contains("loadedInMs"))
          .forEach(line -> System.err.println(heap + ": " + line));
    }

    List<JobEvent> events = events(spec);
    assertThat(events).hasAtLeastOneElementOfType(TrainingSucceeded.class);
    assertThat(events)
        .filteredOn(TrainingStarted.class::isInstance)
        .map(TrainingStarted.class::cast)
        .allSatisfy(
            started ->
                assertThat(
                        started.trainingExamples()
                            + started.validationExamples()
                            + started.testExamples())
                    .isEqualTo(records));
    assertThat(events)
        .filteredOn(EpochCompleted.class::isInstance)
        .map(EpochCompleted.class::cast)
        .last()
        .satisfies(epoch -> assertThat(epoch.validation().get("accuracy")).isGreaterThan(0.99));
  }

  private List<JobEvent> events(TrainingJobSpec spec) {
    return kafka.readAll(spec.topics().events()).stream()
        .map(record -> ContractJson.readEvent(record.value()))
        .map(EventEnvelope::event)
        .toList();
  }

  /** Feature number {@code label} stands out. */
  private StreamRange send(int records) {
    String topic = kafka.createTopic("rows", 1);
    try (KafkaProducer<byte[], byte[]> producer =
        kafka.newProducer(Map.of("linger.ms", "20", "batch.size", "900000"))) {
      for (int row = 0; row < records; row++) {
        byte label = (byte) (row % 10);
        ByteBuffer value = ByteBuffer.allocate(RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        value.putFloat(label * Float.BYTES, 3).putFloat(RECORD_BYTES - Float.BYTES, row / 1e6f);
        producer.send(new ProducerRecord<>(topic, 0, new byte[] {label}, value.array()));
      }
    }
    return new StreamRange(topic, 0, 0, records);
  }

  private TrainingJobSpec spec(StreamRange range, long cacheBytes) {
    RawFormat format =
        new RawFormat(
            DataType.FLOAT32, TensorShape.of(FEATURES), DataType.UINT8, TensorShape.parse("1"));
    return new TrainingJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId("large"),
        "large",
        kafka.cluster(),
        new JobTopics(
            kafka.createTopic("events", 1), kafka.createTopic("dead-letters", 1), "models"),
        new CheckpointConfig(folder.resolve("checkpoints").toUri().toString(), 5_000),
        new DataSource(List.of(range), format, new DatasetSplit(0.1, 0.1, SplitMethod.SHUFFLED)),
        List.of(new TrainingModel("result-rows", "model-rows", "rows", CLASSIFIER, null)),
        new FitConfig(256, 2, true, 7, 0, null, null, null, null, null, null, cacheBytes),
        folder.resolve("store").toUri().toString());
  }
}
