package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.MillraceApplication;
import io.millrace.controlplane.security.AccessToken;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

class KafkaAbsentITCase {
  /** Nobody listens there. */
  private static final String NOWHERE = "127.0.0.1:1";

  private final AccessToken token = AccessToken.random();

  private ConfigurableApplicationContext start() {
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
            "--millrace.kafka.bootstrap-servers=" + NOWHERE,
            "--spring.datasource.url=jdbc:h2:mem:kafka-absent;MODE=PostgreSQL");
  }

  @Test
  void shouldServeWithoutKafkaAndSaySo() {
    // Given
    try (ConfigurableApplicationContext context = start()) {
      int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      Api api = new Api(port, token.value());

      // When
      Api.Answer health = api.get("/actuator/health");
      JsonNode models = api.get("/api/v1/models").json();

      // Then
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.json().path("status").asString()).isEqualTo("DOWN");
      assertThat(models.path("items").isArray()).isTrue();
    }
  }
}
