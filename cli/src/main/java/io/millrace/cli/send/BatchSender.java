package io.millrace.cli.send;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.client.Paths;
import io.millrace.cli.client.RestClient;
import io.millrace.codecs.EncodedRecord;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.stream.StreamRange;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes batches to a topic. Each has a key made of the run and its number, so that Millrace knows
 * one that it has written and answers what it answered then.
 */
final class BatchSender {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final String AT_WORK = "IDEMPOTENCY_KEY_IN_USE";

  private final RestClient rest;
  private final String path;
  private final String runId;
  private final @Nullable Integer partition;
  private final Duration patience;

  BatchSender(RestClient rest, SendPlan plan) {
    this.rest = rest;
    this.path = "/topics/" + Paths.segment(plan.topic()) + ":send";
    this.runId = plan.runId();
    this.partition = plan.partition();
    this.patience = plan.patience();
  }

  /** Where the records are. */
  List<StreamRange> send(int number, List<EncodedRecord> records) {
    ObjectNode body = ContractJson.mapper().createObjectNode();
    ArrayNode list = body.putArray("records");
    for (EncodedRecord record : records) {
      ObjectNode one = list.addObject();
      if (record.key() != null) {
        one.put("keyBase64", base64(record.key()));
      }
      one.put("valueBase64", base64(record.value()));
    }
    if (partition != null) {
      body.put("partition", partition);
    }
    JsonNode answer = post(path, body, String.valueOf(number));
    return answer.path("ranges").valueStream().map(r -> StreamRange.parse(r.asString())).toList();
  }

  /** Sends until there is an answer: a restart of Millrace or of Kafka is waited out. */
  JsonNode post(String to, ObjectNode body, String step) {
    Map<String, String> key = Map.of("Idempotency-Key", "send-" + runId + "-" + step);
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return rest.send("POST", to, body, key).body();
      } catch (CommandFailedException e) {
        boolean passing = e.isUnreachable() || e.code().equals(AT_WORK);
        if (!passing || System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailedException.failed("interrupted while sending");
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
