package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testkit.TestKafka;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A broker that speaks TLS and asks every client for a password. */
class SecuredKafkaITCase {
  @TempDir Path folder;

  @Test
  void shouldDoEverythingOnABrokerThatAsksForAPassword() throws Exception {
    try (TestKafka kafka = TestKafka.startSecured();
        OperatedControlPlane millrace = new OperatedControlPlane(folder, kafka, Map.of())) {
      String result = millrace.trainedResult(folder.resolve("artifact"));
      millrace.running(result);

      String password = System.getenv("KAFKA_TEST_JAAS");
      // That of the training goes when the training has ended.
      assertThat(millrace.specs())
          .isNotEmpty()
          .allSatisfy(spec -> assertThat(spec).contains("${env:KAFKA_TEST_JAAS}"))
          .noneSatisfy(spec -> assertThat(spec).contains(password));
    }
  }

  @Test
  void shouldSayThatTheBrokerDoesNotLetItIn() throws Exception {
    Map<String, Object> wrong =
        Map.of("millrace.kafka.properties[sasl.jaas.config]", "\\${env:KAFKA_TEST_WRONG_JAAS}");
    try (TestKafka kafka = TestKafka.startSecured();
        OperatedControlPlane millrace = new OperatedControlPlane(folder, kafka, wrong)) {
      JsonNode health = millrace.api().get("/api/v1/system/capabilities").json();

      assertThat(health.toString()).contains("does not let Millrace in");
    }
  }
}
