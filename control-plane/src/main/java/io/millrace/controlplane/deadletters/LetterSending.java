package io.millrace.controlplane.deadletters;

import io.millrace.contracts.job.KafkaCluster;
import io.millrace.controlplane.kafka.KafkaClients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends records to whatever clusters they belong to, and tells of each how it ended. */
@Component
class LetterSending {
  private static final String CLIENT = "millrace-retry";

  /**
   * @param index of the letter in the request
   */
  record Outgoing(
      int index, LetterPlace place, KafkaCluster cluster, ProducerRecord<byte[], byte[]> record) {}

  /**
   * @param written null when it was not
   * @param fault null when it was written
   */
  record Outcome(Outgoing of, @Nullable RecordMetadata written, @Nullable Throwable fault) {}

  /** Returns when all have ended, which is within seconds. */
  List<Outcome> send(List<Outgoing> all) {
    Map<KafkaCluster, List<Outgoing>> clusters = new LinkedHashMap<>();
    all.forEach(one -> clusters.computeIfAbsent(one.cluster(), c -> new ArrayList<>()).add(one));
    List<Outcome> outcomes = new ArrayList<>();
    clusters.forEach((cluster, some) -> outcomes.addAll(send(cluster, some)));
    return outcomes;
  }

  private static List<Outcome> send(KafkaCluster cluster, List<Outgoing> some) {
    Map<Outgoing, Future<RecordMetadata>> sent = new HashMap<>();
    try (Producer<byte[], byte[]> producer = KafkaClients.newProducer(cluster, CLIENT)) {
      some.forEach(one -> sent.put(one, producer.send(one.record())));
      producer.flush();
      return some.stream().map(one -> outcome(one, sent.get(one))).toList();
    } catch (KafkaException e) {
      return some.stream()
          .map(
              one ->
                  sent.containsKey(one) ? outcome(one, sent.get(one)) : new Outcome(one, null, e))
          .toList();
    }
  }

  private static Outcome outcome(Outgoing one, Future<RecordMetadata> sent) {
    try {
      return new Outcome(one, sent.get(), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(one, null, e);
    } catch (ExecutionException e) {
      return new Outcome(one, null, e.getCause());
    }
  }
}
