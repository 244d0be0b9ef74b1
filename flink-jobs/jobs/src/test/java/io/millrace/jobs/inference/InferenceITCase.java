package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.error.DeadLetterHeaders;
import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ModelRefused;
import io.millrace.contracts.event.ScoringProgress;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.AvroFormat;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.MiniClusters;
import io.millrace.testkit.TestKafka;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(KafkaExtension.class)
class InferenceITCase {
  @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

  /** A row is rounded differently in a batch and alone. */
  private static final Offset<Float> ROUNDING = within(1e-6f);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void shouldScoreEveryRecordAndKeepItsKeyAndHeaders(Delivery delivery, TestKafka kafka)
      throws Exception {
    try (Deployment deployment = new Deployment(kafka, directory, delivery)) {
      deployment.sendRange(0, 1000);

      List<ConsumerRecord<byte[], byte[]>> output =
          deployment.outputUntil(records -> records.size() >= 1000);

      assertThat(keys(output)).containsExactlyInAnyOrderElementsOf(numbers(0, 1000));
      assertThat(output).allSatisfy(record -> assertHeaders(record, deployment));
      for (ConsumerRecord<byte[], byte[]> record : output.subList(0, 20)) {
        float[] features = Deployment.features(Integer.parseInt(text(record.key())));
        assertThat(values(record))
            .containsExactly(deployment.models.predict(1, features), ROUNDING);
      }
    }
  }

  @Test
  void shouldScoreAvroRecords(TestKafka kafka) throws Exception {
    String schema =
        """
        {"type": "record", "name": "Flower", "fields": [
          {"name": "kind", "type": "string"},
          {"name": "sizes", "type": {"type": "array", "items": "float"}}]}""";
    AvroFormat format = new AvroFormat(schema, null, List.of("sizes"), null, null);
    try (Deployment deployment = new Deployment(kafka, directory, Delivery.AT_LEAST_ONCE, format)) {
      // the text "?", then one block of three items: 1, 2 and 0.5
      deployment.sendValue(0, HexFormat.of().parseHex("023f060000803f000000400000003f00"));
      deployment.sendValue(0, HexFormat.of().parseHex("023f040000803f0000004000"));

      List<ConsumerRecord<byte[], byte[]>> output =
          deployment.outputUntil(records -> !records.isEmpty());
      List<ConsumerRecord<byte[], byte[]>> letters =
          deployment.deadLettersUntil(records -> !records.isEmpty());

      float[] features = {1, 2, 0.5f};
      assertThat(values(output.get(0)))
          .containsExactly(deployment.models.predict(1, features), ROUNDING);
      assertThat(header(letters.get(0), DeadLetterHeaders.REASON))
          .isEqualTo("the value holds 2 features; legal are 3");
    }
  }

  private static void assertHeaders(ConsumerRecord<byte[], byte[]> record, Deployment deployment) {
    assertThat(header(record, "trace")).isEqualTo(text(record.key()));
    assertThat(header(record, PredictionSchema.MODEL)).isEqualTo("iris");
    assertThat(header(record, PredictionSchema.MODEL_VERSION)).isEqualTo("1");
    assertThat(header(record, PredictionSchema.INFERENCE)).isEqualTo(deployment.inferenceId);
  }

  @Test
  void shouldDeadLetterWhatIsNoRecordAndScoreTheRest(TestKafka kafka) throws Exception {
    try (Deployment deployment = new Deployment(kafka, directory, Delivery.AT_LEAST_ONCE)) {
      deployment.sendRange(0, 10);
      deployment.sendValue(0, new byte[7]);
      deployment.sendValue(1, null);
      deployment.sendRange(10, 20);

      List<ConsumerRecord<byte[], byte[]>> letters =
          deployment.deadLettersUntil(records -> records.size() >= 2);
      List<ConsumerRecord<byte[], byte[]>> output =
          deployment.outputUntil(records -> records.size() >= 20);

      assertThat(keys(output)).containsExactlyInAnyOrderElementsOf(numbers(0, 20));
      ConsumerRecord<byte[], byte[]> wrongLength =
          letters.stream().filter(letter -> letter.value() != null).findFirst().orElseThrow();
      assertThat(wrongLength.value()).isEqualTo(new byte[7]);
      assertThat(text(wrongLength.key())).isEqualTo("odd");
      assertThat(header(wrongLength, DeadLetterHeaders.SOURCE_TOPIC))
          .isEqualTo(deployment.inputTopic());
      assertThat(header(wrongLength, DeadLetterHeaders.SOURCE_PARTITION)).isEqualTo("0");
      assertThat(header(wrongLength, DeadLetterHeaders.SOURCE_OFFSET)).isEqualTo("3");
      assertThat(header(wrongLength, DeadLetterHeaders.CODE)).isEqualTo("RECORD_UNDECODABLE");
      assertThat(header(wrongLength, DeadLetterHeaders.REASON)).contains("7 bytes").contains("3");
      deployment.awaitEvent(ScoringProgress.class, progress -> progress.deadLetters() > 0);
    }
  }

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void shouldTakeANewModelWithoutRestartAndWithoutLoss(Delivery delivery, TestKafka kafka)
      throws Exception {
    try (Deployment deployment = new Deployment(kafka, directory, delivery)) {
      deployment.sendRange(0, 100);
      deployment.outputUntil(records -> records.size() >= 100);

      deployment.deployVersion(2);
      for (int subtask : List.of(0, 1)) {
        deployment.awaitEvent(
            ModelActivated.class,
            activated -> activated.modelVersion() == 2 && activated.subtask() == subtask);
      }
      deployment.sendRange(100, 200);

      List<ConsumerRecord<byte[], byte[]>> output =
          deployment.outputUntil(records -> records.size() >= 200);
      assertThat(keys(output)).containsExactlyInAnyOrderElementsOf(numbers(0, 200));
      assertThat(output)
          .allSatisfy(
              record -> {
                int number = Integer.parseInt(text(record.key()));
                assertThat(header(record, PredictionSchema.MODEL_VERSION))
                    .isEqualTo(number < 100 ? "1" : "2");
              });
      assertThat(values(record(output, "150")))
          .containsExactly(deployment.models.predict(2, Deployment.features(150)), ROUNDING);
    }
  }

  @Test
  void shouldKeepServingWhenANewModelIsDamaged(TestKafka kafka) throws Exception {
    try (Deployment deployment = new Deployment(kafka, directory, Delivery.AT_LEAST_ONCE)) {
      deployment.deployDamagedVersion(2);
      deployment.awaitEvent(ModelRefused.class, refused -> refused.reason().contains("has sha256"));
      deployment.sendRange(0, 50);

      List<ConsumerRecord<byte[], byte[]>> output =
          deployment.outputUntil(records -> records.size() >= 50);

      assertThat(output)
          .allSatisfy(
              record -> assertThat(header(record, PredictionSchema.MODEL_VERSION)).isEqualTo("1"));
    }
  }

  @Test
  void shouldLoseNothingWhenATaskManagerDies(
      TestKafka kafka, @InjectMiniCluster MiniCluster cluster) throws Exception {
    try (Deployment deployment = new Deployment(kafka, directory, Delivery.AT_LEAST_ONCE)) {
      killTaskManagerWhileScoring(deployment, cluster);

      List<ConsumerRecord<byte[], byte[]>> output =
          deployment.outputUntil(records -> Set.copyOf(keys(records)).size() >= 1000);

      assertThat(Set.copyOf(keys(output))).containsExactlyInAnyOrderElementsOf(numbers(0, 1000));
    }
  }

  @Test
  void shouldLoseAndDoubleNothingWhenATaskManagerDies(
      TestKafka kafka, @InjectMiniCluster MiniCluster cluster) throws Exception {
    try (Deployment deployment = new Deployment(kafka, directory, Delivery.EXACTLY_ONCE)) {
      deployment.sendValue(0, new byte[7]);
      killTaskManagerWhileScoring(deployment, cluster);
      deployment.sendValue(1, new byte[8]);
      deployment.outputUntil(records -> Set.copyOf(keys(records)).size() >= 1000);
      deployment.send(1000);
      deployment.sendValue(0, new byte[9]);

      List<ConsumerRecord<byte[], byte[]>> output =
          deployment.outputUntil(records -> keys(records).contains("1000"));

      assertThat(keys(output)).containsExactlyInAnyOrderElementsOf(numbers(0, 1001));
      assertThat(deployment.deadLettersUntil(InferenceITCase::hasTheLastBadRecord))
          .extracting(letter -> letter.value().length)
          .containsExactlyInAnyOrder(7, 8, 9);
      deployment.awaitEvent(ScoringProgress.class, progress -> progress.scored() > 0);
    }
  }

  private static boolean hasTheLastBadRecord(List<ConsumerRecord<byte[], byte[]>> letters) {
    return letters.stream().anyMatch(letter -> letter.value().length == 9);
  }

  private static void killTaskManagerWhileScoring(Deployment deployment, MiniCluster cluster)
      throws Exception {
    deployment.sendRange(0, 400);
    deployment.outputUntil(records -> records.size() >= 100);
    deployment.sendRange(400, 700);
    cluster.terminateTaskManager(0).get();
    deployment.sendRange(700, 1000);
    cluster.startTaskManager();
  }

  private static List<String> keys(Collection<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(record -> text(record.key())).toList();
  }

  private static Set<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.toSet());
  }

  private static ConsumerRecord<byte[], byte[]> record(
      List<ConsumerRecord<byte[], byte[]>> records, String key) {
    return records.stream()
        .filter(record -> text(record.key()).equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static float[] values(ConsumerRecord<byte[], byte[]> record) {
    return ContractJson.mapper()
        .treeToValue(ContractJson.mapper().readTree(record.value()).get("values"), float[].class);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return text(record.headers().lastHeader(name).value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
