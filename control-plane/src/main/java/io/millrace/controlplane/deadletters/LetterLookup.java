package io.millrace.controlplane.deadletters;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kafka.KafkaClients;
import io.millrace.controlplane.kafka.KafkaUnreachableException;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A look at the dead letters, which lie in Kafka and nowhere else. */
@Component
class LetterLookup {
  private static final Duration SEARCHING = Duration.ofSeconds(3);

  private final KafkaClients clients;
  private final String topic;

  LetterLookup(KafkaClients clients, MillraceProperties properties) {
    this.clients = clients;
    this.topic = properties.kafka().topics().deadLetters();
  }

  /** Newest first. */
  Page<Letter> page(DeadLetterQuery query) {
    int limit = query.rows();
    LetterCursor begin = LetterCursor.decoded(query.cursor());
    return reading(
        log -> {
          Instant deadline = Instant.now().plus(SEARCHING);
          Map<Integer, LetterLog.Scan> scans = new TreeMap<>();
          log.ends()
              .forEach(
                  (partition, end) -> {
                    long bound = Math.min(end, begin.bounds().getOrDefault(partition, end));
                    scans.put(
                        partition,
                        log.newest(
                            new LetterPlace(partition, bound), query::includes, limit, deadline));
                  });
          return page(scans, limit, log.beginnings());
        });
  }

  /** Merges the partitions by time; each of them stays in its own order. */
  private static Page<Letter> page(
      Map<Integer, LetterLog.Scan> scans, int limit, Map<Integer, Long> beginnings) {
    Map<Integer, Integer> taken = new HashMap<>();
    List<Letter> page = new ArrayList<>();
    while (page.size() < limit) {
      Letter next = newest(scans, taken);
      if (next == null) {
        break;
      }
      page.add(next);
      taken.merge(next.place().partition(), 1, Integer::sum);
    }
    Map<Integer, Long> bounds = new HashMap<>();
    scans.forEach(
        (partition, scan) -> bounds.put(partition, bound(scan, taken.getOrDefault(partition, 0))));
    boolean more =
        bounds.entrySet().stream().anyMatch(e -> e.getValue() > beginnings.get(e.getKey()));
    return new Page<>(page, more ? new LetterCursor(bounds).encoded() : null);
  }

  private static @Nullable Letter newest(
      Map<Integer, LetterLog.Scan> scans, Map<Integer, Integer> taken) {
    Letter newest = null;
    for (Map.Entry<Integer, LetterLog.Scan> scan : scans.entrySet()) {
      int index = taken.getOrDefault(scan.getKey(), 0);
      List<Letter> letters = scan.getValue().letters();
      if (index < letters.size()
          && (newest == null || letters.get(index).time().isAfter(newest.time()))) {
        newest = letters.get(index);
      }
    }
    return newest;
  }

  private static long bound(LetterLog.Scan scan, int taken) {
    return taken < scan.letters().size()
        ? scan.letters().get(taken).place().offset() + 1
        : scan.from();
  }

  /** Those that are there. */
  Found at(Collection<LetterPlace> places) {
    return reading(log -> new Found(log.at(places), log.beginnings()));
  }

  /**
   * @param beginnings first retained offset of each partition
   */
  record Found(Map<LetterPlace, Letter> letters, Map<Integer, Long> beginnings) {}

  private <T> T reading(Function<LetterLog, T> work) {
    try (Consumer<byte[], byte[]> consumer = clients.newConsumer("millrace-dead-letters")) {
      return work.apply(new LetterLog(consumer, topic));
    } catch (KafkaUnreachableException e) {
      throw unreachable(String.valueOf(e.getMessage()));
    } catch (KafkaException e) {
      throw unreachable("Kafka does not answer: " + e.getMessage());
    }
  }

  static ProblemException unreachable(String reason) {
    return ProblemException.unavailable("KAFKA_UNREACHABLE", reason);
  }
}
