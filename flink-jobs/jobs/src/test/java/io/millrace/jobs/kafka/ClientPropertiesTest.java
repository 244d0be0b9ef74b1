package io.millrace.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.KafkaCluster;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.metrics.JmxReporter;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {
  @Test
  void shouldLeaveSecretsInTheEnvironmentUntilAClientAsks() {
    KafkaCluster cluster =
        new KafkaCluster("broker:9092", Map.of("ssl.key.password", "${env:KAFKA_TEST_SECRET}"));

    Properties properties = ClientProperties.durableProducer(cluster);
    ProducerConfig config = new ProducerConfig(properties);

    assertThat(properties.getProperty("ssl.key.password")).isEqualTo("${env:KAFKA_TEST_SECRET}");
    assertThat(config.getPassword("ssl.key.password").value()).isEqualTo("from-the-environment");
  }

  @Test
  void shouldNotLookUpVariablesThatAreNotForKafka() {
    KafkaCluster cluster =
        new KafkaCluster("broker:9092", Map.of("client.id", "${env:TF_CPP_MIN_LOG_LEVEL}"));

    ProducerConfig config = new ProducerConfig(ClientProperties.durableProducer(cluster));

    assertThat(System.getenv("TF_CPP_MIN_LOG_LEVEL")).isNotNull();
    assertThat(config.getString("client.id")).isEqualTo("${env:TF_CPP_MIN_LOG_LEVEL}");
  }

  @Test
  void shouldEndTransactionsBeforeBrokersRefuseThemUnlessTold() {
    KafkaCluster plain = new KafkaCluster("broker:9092", Map.of());
    KafkaCluster told = new KafkaCluster("broker:9092", Map.of("transaction.timeout.ms", "60000"));

    assertThat(ClientProperties.transactionalProducer(plain))
        .containsEntry("transaction.timeout.ms", "600000");
    assertThat(ClientProperties.transactionalProducer(told))
        .containsEntry("transaction.timeout.ms", "60000");
  }

  @Test
  void shouldMakeNoMBeansThatOutliveAJobUnlessTold() {
    KafkaCluster plain = new KafkaCluster("broker:9092", Map.of());
    KafkaCluster told =
        new KafkaCluster("broker:9092", Map.of("metric.reporters", JmxReporter.class.getName()));

    assertThat(new ProducerConfig(ClientProperties.durableProducer(plain)))
        .returns(List.of(), config -> config.getList("metric.reporters"));
    assertThat(new ProducerConfig(ClientProperties.durableProducer(told)))
        .returns(
            List.of(JmxReporter.class.getName()), config -> config.getList("metric.reporters"));
  }
}
