package io.millrace.controlplane.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.controlplane.MillraceApplication;
import io.millrace.controlplane.security.AccessToken;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.testkit.TestKafka;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/** One process ends, things happen in Kafka, and another process begins on the same database. */
class CatchUpITCase {
  private static final int MUCH = 3_000;
  private final TestKafka kafka = Surroundings.SharedKafka.BROKER;
  private final AccessToken token = AccessToken.random();
  private final String control = kafka.createTopic("control", 1);
  @TempDir Path folder;

  /** One life of the control plane. */
  private record Life(
      ConfigurableApplicationContext context, FakeJobSubmitter runtime, Api api, Scenario scenario)
      implements AutoCloseable {
    boolean wasGiven(JobId job) {
      return runtime.submitted().stream().map(JobSpec::jobId).anyMatch(job::equals);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  private Life start() {
    FakeJobSubmitter runtime = new FakeJobSubmitter();
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(MillraceApplication.class)
            .initializers(
                fresh -> {
                  GenericApplicationContext beans = (GenericApplicationContext) fresh;
                  beans.registerBean(FakeJobSubmitter.class, () -> runtime);
                  beans.registerBean(AccessToken.class, () -> token);
                })
            .run(
                "--server.port=0",
                "--millrace.mode=CLUSTER",
                "--millrace.data-dir=" + folder,
                "--millrace.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--millrace.kafka.control-topic=" + control,
                "--millrace.kafka.properties[metadata.max.age.ms]=1000",
                "--spring.datasource.url=jdbc:h2:mem:catch-up;MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
    int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    Api api = new Api(port, token.value());
    return new Life(context, runtime, api, new Scenario(api, kafka, runtime));
  }

  /** As Kafka-ML's library sends it. */
  private void announce(int partition, long number, String topic) {
    String message =
        "{\"topic\": \""
            + topic
            + ":0:0:10\", \"input_format\": \"RAW\", \"description\": \"\","
            + " \"dataset_restrictions\": {}, \"input_config\": {\"data_type\": \"float32\","
            + " \"label_type\": \"uint8\", \"data_reshape\": \"3\", \"label_reshape\": \"1\"},"
            + " \"validation_rate\": 0.1, \"test_rate\": 0.1, \"total_msg\": 10}";
    byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt((int) number).array();
    kafka.send(control, partition, key, message.getBytes(UTF_8));
  }

  @Test
  void shouldApplyWhatHappenedWhileItWasAwayBeforeItStartsAnything() {
    // Given
    String ended;
    String waiting;
    String result;
    long number;
    try (Life first = start()) {
      ended = first.scenario().training(1);
      waiting = first.scenario().waitingTraining();
      first.scenario().awaitTraining(ended, "DEPLOYING");
      result = first.scenario().resultIds(ended).get(0);
      number =
          first.api().get("/api/v1/trainings/" + waiting).json().path("deploymentNumber").asLong();
      assertThat(first.wasGiven(Scenario.trainingJob(ended))).isTrue();

      announce(0, number + 50, "announced-before");
      first
          .api()
          .await("/api/v1/data-sources", json -> json.toString().contains("announced-before"));

      // When
      first.context().close();
      for (int i = 0; i < MUCH; i++) {
        JobEvent ofOthers = new TrainingFailed("of-others", ErrorCode.INTERNAL, "long ago");
        first.scenario().tell("of-others-" + i, new JobId("tr-of-others"), ofOthers);
      }
      first
          .scenario()
          .tell(
              ended + "-done",
              Scenario.trainingJob(ended),
              Outcomes.succeeded(result, folder.resolve("model")));
      announce(0, number + 51, "deleted-unread");
      kafka.deleteRecordsBefore(control, 0, 2);
      announce(0, number, first.scenario().topicWithRecords());
    }

    // Then
    try (Life second = start()) {
      second.scenario().awaitTraining(ended, "FINISHED");
      second.scenario().awaitTraining(waiting, "DEPLOYING");
      assertThat(second.wasGiven(Scenario.trainingJob(waiting))).isTrue();
      assertThat(second.wasGiven(Scenario.trainingJob(ended))).isFalse();
      JsonNode missed =
          second
              .api()
              .await(
                  "/api/v1/problems", json -> json.toString().contains("RECORDS_EXPIRED_UNREAD"));
      assertThat(missed.toString()).contains("the records from offset 1 to 1 were deleted before");

      // When
      String other = second.scenario().waitingTraining();
      kafka.admin().createPartitions(Map.of(control, NewPartitions.increaseTo(2)));
      JsonNode training = second.api().get("/api/v1/trainings/" + other).json();
      announce(1, training.path("deploymentNumber").asLong(), second.scenario().topicWithRecords());

      // Then
      second.scenario().awaitTraining(other, "DEPLOYING");
    }
  }
}
