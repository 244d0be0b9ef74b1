package io.millrace.controlplane.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.StartRefusedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KafkaClientsTest {
  @Test
  void shouldRefuseSecretsThatEveryJobWouldBeTold() {
    Map<String, String> open =
        Map.of(
            "millrace.kafka.properties[security.protocol]", "SASL_SSL",
            "millrace.kafka.properties[ssl.key.password]", "hunter2",
            "millrace.kafka.properties[sasl.jaas.config]", "… password=\"hunter2\";");

    assertThatThrownBy(() -> clients(open))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage(
            "the secrets millrace.kafka.properties.sasl.jaas.config, ssl.key.password would be told"
                + " to every job; legal is the variable of the environment that holds the secret,"
                + " in application.yaml '\\${env:KAFKA_…}'");
  }

  @Test
  void shouldTakeSecretsThatAreVariablesOfTheEnvironment() {
    Map<String, String> told =
        Map.of("millrace.kafka.properties[sasl.jaas.config]", "${env:KAFKA_JAAS}");

    assertThatCode(() -> clients(told)).doesNotThrowAnyException();
  }

  private static KafkaClients clients(Map<String, String> settings) {
    return new KafkaClients(
        new Binder(new MapConfigurationPropertySource(settings))
            .bindOrCreate("millrace", MillraceProperties.class));
  }
}
