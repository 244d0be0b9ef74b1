package io.millrace.kafka.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The folder that a node keeps its logs and its metadata in. */
final class Storage {
  private Storage() {}

  static Path logs(Path directory) {
    return directory.resolve("logs");
  }

  /** Writes cluster id and node id into an empty folder; a formatted one is left as it is. */
  static void formatOnce(Path directory) {
    Path logs = logs(directory);
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(NodeProperties.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(BrokerSockets.CONTROLLER)
          .addDirectory(logs.toString())
          .setMetadataLogDirectory(logs.toString())
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new KafkaStartException(
          "the Kafka data folder " + logs + " could not be formatted: " + e.getMessage(), e);
    }
  }
}
