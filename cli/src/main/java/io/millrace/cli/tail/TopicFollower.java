package io.millrace.cli.tail;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.client.EventStream;
import io.millrace.cli.client.Query;
import io.millrace.cli.client.ReconnectingEvents;
import io.millrace.cli.client.RestClient;
import io.millrace.cli.resource.Resource;
import io.millrace.contracts.json.ContractJson;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Shows each record of a topic once. The stream of events tells that something came, and of a fast
 * topic only a part; what lies between is read by offset.
 */
final class TopicFollower implements ReconnectingEvents.Listener {
  private static final int PAGE = 1_000;

  private final RestClient rest;
  private final String topic;
  private final RecordPrinter printer;

  /** By partition, the offset that is shown next. */
  private final Map<Integer, Long> next = new TreeMap<>();

  TopicFollower(RestClient rest, String topic, RecordPrinter printer) {
    this.rest = rest;
    this.topic = topic;
    this.printer = printer;
  }

  /**
   * @param newest records of each partition to begin with
   */
  void start(long newest) {
    for (JsonNode each : rest.get("/topics").path("items")) {
      if (each.path("name").asString().equals(topic)) {
        each.path("partitions").forEach(partition -> start(partition, newest));
        return;
      }
    }
    // as the server says it, also to those who mistype
    rest.get(Resource.TOPICS.action(topic, "sample"));
  }

  private void start(JsonNode partition, long newest) {
    long start = partition.path("startOffset").asLong();
    long end = partition.path("endOffset").asLong();
    next.put(partition.path("partition").asInt(), Math.max(start, end - Math.min(newest, end)));
  }

  /** What came before the connection was there is read now. */
  @Override
  public boolean connected() {
    for (int partition : next.keySet().toArray(Integer[]::new)) {
      if (!readTo(partition, Long.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void lost(String reason) {
    printer.note("Lost the connection (" + reason + "); trying again.");
  }

  @Override
  public boolean test(EventStream.Event event) {
    if (!event.name().equals("record")) {
      return true;
    }
    JsonNode record = ContractJson.mapper().readTree(event.data());
    int partition = record.path("partition").asInt();
    long offset = record.path("offset").asLong();
    long expected = next.getOrDefault(partition, offset);
    if (offset < expected) {
      return true;
    }
    if (offset > expected && !readTo(partition, offset)) {
      return false;
    }
    next.put(partition, offset + 1);
    return printer.print(record);
  }

  /** Shows what is before an offset, as far as it is retained. */
  private boolean readTo(int partition, long end) {
    while (next.getOrDefault(partition, end) < end) {
      JsonNode page;
      try {
        page = page(partition);
      } catch (CommandFailedException e) {
        if (e.isUnreachable()) {
          return true;
        }
        throw e;
      }
      if (page.isEmpty()) {
        return true;
      }
      for (JsonNode record : page) {
        long offset = record.path("offset").asLong();
        if (offset >= end) {
          return true;
        }
        next.put(partition, offset + 1);
        if (!printer.print(record)) {
          return false;
        }
      }
    }
    return true;
  }

  private JsonNode page(int partition) {
    Query query =
        new Query(Resource.TOPICS.action(topic, "sample"))
            .with("limit", PAGE)
            .with("partition", partition)
            .with("from", next.get(partition));
    return rest.get(query.toString()).path("items");
  }
}
