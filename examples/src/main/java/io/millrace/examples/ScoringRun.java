package io.millrace.examples;

import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.record.RecordFormat;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;

/**
 * Streams held-out records through a running inference: one to warm up, then paced for latency,
 * then as fast as possible for throughput.
 */
final class ScoringRun {
  private static final int WARM_UP = 1;

  private final RestClient rest;
  private final String bootstrapServers;
  private final List<Dataset.Example> examples;
  private final RecordFormat format;
  private final DemoPlan.ScoringLoad load;

  ScoringRun(RestClient rest, String bootstrapServers, Dataset heldOut, DemoPlan plan) {
    this.rest = rest;
    this.bootstrapServers = bootstrapServers;
    this.examples = heldOut.examples();
    this.format = plan.format();
    this.load = plan.load();
  }

  Scoring through(JsonNode inference) {
    int pacedTo = WARM_UP + load.pacedRecords();
    int sent = WARM_UP + load.total();
    ScoredRecords records = new ScoredRecords(labels(sent));
    try (PredictionReader reader =
            new PredictionReader(
                bootstrapServers, inference.path("outputTopic").asString(), records);
        LoadGenerator generator =
            new LoadGenerator(
                bootstrapServers, inference.path("inputTopic").asString(), values(), records)) {
      generator.sendBurst(0, WARM_UP);
      awaitOutputs(reader, records, 0, WARM_UP);
      generator.sendPaced(WARM_UP, pacedTo, load.pacedPerSecond());
      awaitOutputs(reader, records, WARM_UP, pacedTo);
      generator.sendBurst(pacedTo, sent);
      awaitOutputs(reader, records, pacedTo, sent);
      JsonNode metrics = awaitCounted(inference.path("id").asString(), sent);
      return new Scoring(
          sent,
          metrics.path("scored").asLong(),
          exactlyOnce(records, sent),
          metrics.path("deadLetters").asLong(),
          records.throughput(pacedTo, sent),
          records.latencyMs(WARM_UP, pacedTo, 0.5),
          records.latencyMs(WARM_UP, pacedTo, 0.99),
          records.accuracy());
    }
  }

  private static long exactlyOnce(ScoredRecords records, int sent) {
    long strays = records.notExactlyOnce(0, sent);
    if (strays > 0) {
      throw new DemoException(
          strays + " of " + sent + " records are not exactly once in the output topic");
    }
    return records.outputCount();
  }

  private static void awaitOutputs(
      PredictionReader reader, ScoredRecords records, int from, int to) {
    Polling.DEFAULT.await(
        "the predictions of records " + from + " to " + (to - 1),
        () -> {
          reader.failOnError();
          return LongNode.valueOf(records.outputCount());
        },
        count -> records.allArrived(from, to));
  }

  /** The job tells its counts from time to time, so they may lag behind its output. */
  private JsonNode awaitCounted(String inferenceId, int sent) {
    Predicate<JsonNode> counted =
        metrics -> metrics.path("scored").asLong(0) + metrics.path("deadLetters").asLong(0) >= sent;
    JsonNode metrics =
        Polling.DEFAULT.await(
            "the inference to have counted " + sent + " records",
            () -> rest.get("/inferences/" + inferenceId).path("metrics"),
            counted);
    if (metrics.path("scored").asLong() != sent || metrics.path("deadLetters").asLong() != 0) {
      throw new DemoException(
          "sent were " + sent + " records, but the inference counts " + metrics);
    }
    return metrics;
  }

  private int[] labels(int count) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = examples.get(i % examples.size()).label();
    }
    return labels;
  }

  /** Without labels: what is scored is what no one has labelled. */
  private List<byte[]> values() {
    RecordEncoder encoder = RecordEncoder.of(format);
    return examples.stream().map(example -> encoder.encode(example.features()).value()).toList();
  }
}
