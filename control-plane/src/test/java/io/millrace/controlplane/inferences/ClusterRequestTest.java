package io.millrace.controlplane.inferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.error.InvalidDocumentException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterRequestTest {
  @Test
  void shouldTakeSecretsThatAreVariablesOfTheEnvironment() {
    Map<String, String> properties =
        Map.of(
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "SCRAM-SHA-512",
            "sasl.jaas.config", "${env:KAFKA_CLOUD_JAAS}",
            "transaction.timeout.ms", "60000");

    assertThat(new ClusterRequest("a:1,b:2", properties).cluster().properties())
        .isEqualTo(properties);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "x ${env:KAFKA_SECRET}",
        "${env:MILLRACE_TOKEN}",
        "${file:/etc/passwd:root}",
        ""
      })
  void shouldRefuseSecretsThatWouldBeStored(String value) {
    assertRefused(
        "ssl.key.password",
        value,
        "'ssl.key.password' would be stored and shown as it is; legal is a variable of the"
            + " environment, ${env:KAFKA_…}");
  }

  @ParameterizedTest
  @CsvSource({
    "bootstrap.servers,b:1",
    "acks,0",
    "group.id,g",
    "isolation.level,read_uncommitted",
    "config.providers,file",
    "interceptor.classes,a.B",
    "sasl.login.callback.handler.class,a.B",
    "value.serializer,a.B"
  })
  void shouldRefusePropertiesThatAreNotForUsersToSay(String name, String value) {
    assertRefused(
        name,
        value,
        "'"
            + name
            + "' cannot be given; legal are properties that neither name a class nor change what"
            + " is read and written");
  }

  @Test
  void shouldRefuseWhatKafkaDoesNotKnow() {
    assertRefused(
        "sasl.jaas.konfig",
        "x",
        "'sasl.jaas.konfig' is no property of a Kafka client; legal are those");
  }

  @Test
  void shouldRefuseAddressesWithoutPort() {
    assertThatThrownBy(() -> new ClusterRequest("broker", null).cluster())
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage(
            "cluster: /bootstrapServers: bootstrapServers 'broker' is not legal; legal is"
                + " host:port, separated by commas");
  }

  private static void assertRefused(String name, String value, String message) {
    assertThatThrownBy(() -> new ClusterRequest("a:1", Map.of(name, value)).cluster())
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage("cluster: /properties/" + name + ": " + message);
  }
}
