package io.millrace.kafka.embedded;

import java.nio.file.Path;

/** A broker as a process of its own, for trying out on a cluster: no copies, no authentication. */
public final class SingleNodeKafka {
  private SingleNodeKafka() {}

  /** Arguments are those of {@link Options}; the process ends with the broker, with code 1. */
  public static void main(String[] args) {
    try {
      Options options = Options.parse(args);
      EmbeddedKafka kafka =
          EmbeddedKafka.startPublic(
              options.dataDirectory(), options.port(), PublicListener.open(options.advertised()));
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
      System.out.println(
          "Kafka is ready on port " + kafka.port() + ", known as " + options.advertised());
      System.err.println("Kafka stopped working: " + kafka.awaitFault());
    } catch (IllegalArgumentException | KafkaStartException e) {
      System.err.println(e.getMessage());
    }
    System.exit(1);
  }

  /**
   * @param advertised what clients are told
   * @param port on all addresses
   */
  record Options(AdvertisedAddress advertised, int port, Path dataDirectory) {
    private static final String LEGAL =
        "legal are --advertised=HOST:PORT, --port=N (9092) and --data-dir=FOLDER (/var/lib/kafka)";

    static Options parse(String... args) {
      String advertised = null;
      String port = "9092";
      String folder = "/var/lib/kafka";
      for (String arg : args) {
        String value = arg.substring(arg.indexOf('=') + 1);
        switch (arg.substring(0, arg.length() - value.length())) {
          case "--advertised=" -> advertised = value;
          case "--port=" -> port = value;
          case "--data-dir=" -> folder = value;
          default ->
              throw new IllegalArgumentException("argument '" + arg + "' is not known; " + LEGAL);
        }
      }
      if (advertised == null) {
        throw new IllegalArgumentException("--advertised is missing; " + LEGAL);
      }
      return new Options(AdvertisedAddress.parse(advertised), number(port), Path.of(folder));
    }

    private static int number(String port) {
      try {
        return Integer.parseInt(port);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("--port '" + port + "' is not a number; " + LEGAL, e);
      }
    }
  }
}
