package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.EarlyExit;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.PredictionFormat;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.MiniClusters;
import io.millrace.testkit.TestKafka;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Where predictions go, and in which form. */
@ExtendWith(KafkaExtension.class)
class DeliveryITCase {
  @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(4);
  private static final RawFormat RAW = new RawFormat(DataType.FLOAT32, null, null, null);

  private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();

  @TempDir Path directory;

  @Test
  void shouldReadOneClusterAndWriteAnother(TestKafka ours) throws Exception {
    try (TestKafka edge = TestKafka.start();
        TestKafka cloud = TestKafka.start()) {
      KafkaCluster withSecret =
          new KafkaCluster(
              cloud.bootstrapServers(), Map.of("ssl.key.password", "${env:KAFKA_TEST_SECRET}"));
      PredictionOutput output = output(PredictionFormat.PREDICTION, withSecret, null);
      Deployment.Wiring wiring =
          new Deployment.Wiring(Delivery.EXACTLY_ONCE, RAW, edge, null, output);
      try (Deployment deployment = new Deployment(ours, directory, wiring)) {
        cloud.createTopic(new NewTopic(deployment.outputTopic(), 2, (short) 1));
        deployment.sendRange(0, 20);
        deployment.sendValue(0, new byte[7]);

        List<ConsumerRecord<byte[], byte[]>> predictions =
            cloud.readUntil(deployment.outputTopic(), records -> records.size() >= 20);
        List<ConsumerRecord<byte[], byte[]>> letters =
            deployment.deadLettersUntil(records -> !records.isEmpty());

        assertThat(predictions).hasSize(20).allSatisfy(DeliveryITCase::assertRich);
        assertThat(letters).hasSize(1);
      }
    }
  }

  @Test
  void shouldScoreOnABrokerThatAsksForAPassword() throws Exception {
    Deployment.Wiring wiring = new Deployment.Wiring(Delivery.EXACTLY_ONCE, RAW, null, null, null);
    try (TestKafka secured = TestKafka.startSecured();
        Deployment deployment = new Deployment(secured, directory, wiring)) {
      deployment.sendRange(0, 20);
      deployment.sendValue(0, new byte[7]);
      deployment.deployVersion(2);
      deployment.awaitEvent(ModelActivated.class, active -> active.modelVersion() == 2);

      assertThat(deployment.outputUntil(records -> records.size() >= 20)).hasSize(20);
      assertThat(deployment.deadLettersUntil(records -> !records.isEmpty())).hasSize(1);
    }
  }

  private static void assertRich(ConsumerRecord<byte[], byte[]> record) {
    JsonNode json = ContractJson.mapper().readTree(record.value());
    double first = json.get("values").get(0).asDouble();
    double second = json.get("values").get(1).asDouble();
    assertThat(json.get("label").asString()).isEqualTo(first >= second ? "no" : "yes");
    assertThat(json.get("score").asDouble()).isEqualTo(Math.max(first, second));
    assertThat(json.get("model").asString()).isEqualTo("iris");
    assertThat(json.get("version").asInt()).isEqualTo(1);
    int number = Integer.parseInt(text(record.key()));
    assertThat(json.get("source").get("partition").asInt())
        .isEqualTo(number % Deployment.PARTITIONS);
    assertThat(json.get("source").get("timestamp").asLong()).isEqualTo(record.timestamp());
  }

  @Test
  void shouldLetTheUpperModelAnswerWhereTheLowerIsUnsure(TestKafka kafka) throws Exception {
    RealModels probe = new RealModels(directory.resolve("probe"));
    probe.publish(1);
    List<Float> sureness = NUMBERS.stream().map(number -> sureness(probe, number)).toList();
    double limit = median(sureness);
    String between = kafka.createTopic("between", Deployment.PARTITIONS);
    PredictionOutput exiting =
        output(PredictionFormat.VALUES, null, new EarlyExit(limit, between, null));
    Deployment.Wiring lower =
        new Deployment.Wiring(Delivery.EXACTLY_ONCE, RAW, null, null, exiting);
    Deployment.Wiring upper =
        new Deployment.Wiring(Delivery.EXACTLY_ONCE, RAW, null, between, null);
    try (Deployment small = new Deployment(kafka, directory.resolve("lower"), lower);
        Deployment large = new Deployment(kafka, directory.resolve("upper"), upper)) {
      small.sendRange(0, 100);
      Set<Integer> unsure =
          NUMBERS.stream()
              .filter(number -> sureness.get(number) < limit)
              .collect(Collectors.toSet());

      List<ConsumerRecord<byte[], byte[]>> answers =
          new ArrayList<>(
              kafka.readUntil(
                  small.outputTopic(), records -> records.size() >= 100 - unsure.size()));
      answers.addAll(
          kafka.readUntil(large.outputTopic(), records -> records.size() >= unsure.size()));

      Map<Integer, String> answeredBy = new HashMap<>();
      for (ConsumerRecord<byte[], byte[]> answer : answers) {
        String before =
            answeredBy.put(
                Integer.parseInt(text(answer.key())),
                text(answer.headers().lastHeader(PredictionSchema.INFERENCE).value()));
        assertThat(before).isNull();
        assertThat(text(answer.headers().lastHeader("trace").value()))
            .isEqualTo(text(answer.key()));
      }
      for (int number = 0; number < 100; number++) {
        assertThat(answeredBy.get(number))
            .isEqualTo(unsure.contains(number) ? large.inferenceId : small.inferenceId);
      }
    }
  }

  /** The lower model is sure of one half of the records, and none is near the limit. */
  private static double median(List<Float> sureness) {
    List<Float> sorted = sureness.stream().sorted().toList();
    int middle = NUMBERS.size() / 2;
    return (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static float sureness(RealModels models, int number) {
    float[] values = models.predict(1, Deployment.features(number));
    return Math.max(values[0], values[1]);
  }

  private static PredictionOutput output(
      PredictionFormat format, KafkaCluster kafka, EarlyExit exit) {
    return new PredictionOutput(
        format, PredictionTask.CLASSIFICATION, List.of("no", "yes"), null, kafka, exit);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
