package io.millrace.controlplane.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.MillraceProperties;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class KafkaHealthTest {
  private static Health health(Optional<BrokerFault> broker) {
    MillraceProperties properties =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("millrace", MillraceProperties.class);
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"))) {
      KafkaLog log = new KafkaLog(admin, new MockProducer<>());
      return new KafkaHealth(log, properties, broker).health();
    }
  }

  @Test
  void shouldSayWhatStoppedTheBrokerForGood() {
    // Given
    BrokerFault broker = () -> Optional.of("log dir failure: no space left on device");

    // When
    Health health = health(Optional.of(broker));

    // Then
    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails())
        .containsEntry("error", "log dir failure: no space left on device");
  }
}
