package io.millrace.kafka.embedded;

import java.nio.file.Path;

/** A process of its own that starts a broker, writes records and dies without a goodbye. */
final class KilledBroker {
  private KilledBroker() {}

  public static void main(String[] args) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), 0);
    Clients clients = new Clients(kafka.bootstrapServers());
    clients.createTopic("survivors");
    clients.send("survivors", "one", "two", "three");
    Runtime.getRuntime().halt(137);
  }

  static int run(Path directory) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledBroker.class.getName(),
            directory.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("killed-broker.log").toFile())
        .start()
        .waitFor();
  }
}
