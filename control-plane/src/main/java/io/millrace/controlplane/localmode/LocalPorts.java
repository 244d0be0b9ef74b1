package io.millrace.controlplane.localmode;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The three ports on 127.0.0.1 that people and programs use.
 *
 * @param http the page and REST
 * @param flink Flink's dashboard and REST API
 * @param kafka the broker
 */
record LocalPorts(int http, int flink, int kafka) {
  /** As scripts find them in the file {@code ports} of the data directory. */
  String toFileText() {
    return "http=" + http + "\nflink=" + flink + "\nkafka=" + kafka + "\n";
  }

  /** Null when the properties do not name all three. */
  static @Nullable LocalPorts of(Properties file) {
    try {
      return new LocalPorts(
          Integer.parseInt(file.getProperty("http")),
          Integer.parseInt(file.getProperty("flink")),
          Integer.parseInt(file.getProperty("kafka")));
    } catch (NumberFormatException incomplete) {
      return null;
    }
  }
}
