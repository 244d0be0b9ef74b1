package io.millrace.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * With what a broker proves who it is and asks who its clients are.
 *
 * @param keystore key and certificate for 127.0.0.1, PKCS12
 * @param certificate the same certificate, PEM
 */
record BrokerIdentity(Path keystore, Path certificate) {
  private static final String PASSWORD = "only-for-tests";

  /** Where clients find their user and password; see the build's settings of tests. */
  private static final String CLIENT_SECRET = "${env:KAFKA_TEST_JAAS}";

  static BrokerIdentity make(Path folder) throws IOException {
    BrokerIdentity made =
        new BrokerIdentity(folder.resolve("broker.p12"), folder.resolve("broker.pem"));
    made.keytool(
        List.of(
            "-genkeypair", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1"));
    made.keytool(List.of("-exportcert", "-rfc", "-file", made.certificate.toString()));
    return made;
  }

  private void keytool(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-alias", "broker", "-keystore", keystore.toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Of the broker's listener. */
  Map<String, String> listenerProperties() {
    return Map.of(
        "ssl.keystore.location",
        keystore.toString(),
        "ssl.keystore.password",
        PASSWORD,
        "sasl.enabled.mechanisms",
        "PLAIN",
        "plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " user_millrace=\"from-the-environment\";");
  }

  /** Of clients; no secret is among them. */
  Map<String, String> clientProperties() {
    return Map.of(
        "security.protocol", "SASL_SSL",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config", CLIENT_SECRET,
        "ssl.truststore.type", "PEM",
        "ssl.truststore.location", certificate.toString());
  }
}
