package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.MillraceApplication;
import io.millrace.controlplane.security.AccessToken;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.kafka.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

class KafkaAbsentITCase {
  private final AccessToken token = AccessToken.random();
  @TempDir Path folder;

  private ConfigurableApplicationContext start(int kafkaPort) {
    return new SpringApplicationBuilder(MillraceApplication.class)
        .initializers(
            context -> {
              GenericApplicationContext beans = (GenericApplicationContext) context;
              beans.registerBean(FakeJobSubmitter.class, () -> new FakeJobSubmitter());
              beans.registerBean(AccessToken.class, () -> token);
            })
        .run(
            "--server.port=0",
            "--millrace.mode=CLUSTER",
            "--millrace.data-dir=target/test-data",
            "--millrace.kafka.bootstrap-servers=127.0.0.1:" + kafkaPort,
            "--spring.datasource.url=jdbc:h2:mem:kafka-absent;MODE=PostgreSQL");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String waitingTraining(Api api) {
    Map<String, Object> model =
        Map.of("name", "kept", "format", "KERAS_JSON", "code", KerasModels.classifier(3, 2));
    String id = api.post("/api/v1/models", model).id();
    String set =
        api.post("/api/v1/model-sets", Map.of("name", "kept", "modelIds", List.of(id))).id();
    return api.post("/api/v1/trainings", Map.of("modelSetId", set)).id();
  }

  private static Api.Answer announce(Api api, String training) {
    return api.post(
        "/api/v1/data-sources",
        Map.of(
            "ranges",
            List.of("not-known-yet:0:0:10"),
            "format",
            "RAW",
            "formatConfig",
            Scenario.RAW_OF_THREE,
            "trainingId",
            training));
  }

  @Test
  void shouldServeWithoutKafkaSaySoAndSendLaterWhatWaitsForIt() throws IOException {
    // Given
    int kafkaPort = freePort();
    try (ConfigurableApplicationContext context = start(kafkaPort)) {
      int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      Api api = new Api(port, token.value());

      // When
      Api.Answer health = api.get("/actuator/health");
      String training = waitingTraining(api);
      Api.Answer announced = announce(api, training);

      // Then
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.json().path("status").asString()).isEqualTo("DOWN");
      assertThat(announced.status()).as(announced.json().toString()).isEqualTo(201);
      assertThat(announced.json().path("unsentMessages").asInt()).isEqualTo(1);
      assertThat(announced.json().path("retained").isNull()).isTrue();

      // When
      try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, kafkaPort)) {
        JsonNode started =
            api.await("/api/v1/trainings/" + training, json -> !json.path("dataSourceId").isNull());

        // Then
        assertThat(started.path("dataSourceId").asString()).isEqualTo(announced.id());
        api.await(
            "/api/v1/data-sources/" + announced.id(),
            json -> json.path("unsentMessages").asInt() == 0);
        assertThat(kafka.fault()).isEmpty();
      }
    }
  }
}
