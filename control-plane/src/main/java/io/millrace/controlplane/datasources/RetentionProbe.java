package io.millrace.controlplane.datasources;

import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.kafka.KafkaLog;
import io.millrace.controlplane.kafka.KafkaUnreachableException;
import io.millrace.controlplane.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Asks Kafka what it still has; nothing is known while Kafka does not answer. */
@Component
public class RetentionProbe {
  private final KafkaLog log;

  RetentionProbe(KafkaLog log) {
    this.log = log;
  }

  public Optional<Retention> retention(RecordedDataSource source) {
    return Optional.ofNullable(retention(List.of(source)).get(source.id()));
  }

  /** Fails when something of the ranges is not in Kafka; nothing is known while it is silent. */
  public void requireThere(RecordedDataSource source, String pointer) {
    retention(source).flatMap(Retention::missing).ifPresent(missing -> refuse(missing, pointer));
  }

  /** As {@link #requireThere}, for ranges that are announced: their end must be written too. */
  void requireWritten(List<StreamRange> ranges) {
    try {
      Retention.of(ranges, log.beginningOffsets(ranges))
          .missing()
          .or(() -> Retention.unwritten(ranges, log.endOffsets(ranges)))
          .ifPresent(missing -> refuse(missing, "/ranges/" + ranges.indexOf(missing.range())));
    } catch (KafkaUnreachableException e) {
      // The job looks again before it reads.
      return;
    }
  }

  private static void refuse(Retention.Missing missing, String pointer) {
    throw ProblemException.unprocessable(missing.code().name(), pointer, missing.text());
  }

  /** By id, with one question to Kafka; empty while it does not answer. */
  Map<String, Retention> retention(Collection<RecordedDataSource> sources) {
    List<StreamRange> ranges = new ArrayList<>();
    sources.forEach(source -> ranges.addAll(source.source().ranges()));
    Map<String, Retention> retentions = new HashMap<>();
    try {
      Map<TopicPartition, Long> beginnings = log.beginningOffsets(ranges);
      sources.forEach(
          source ->
              retentions.put(source.id(), Retention.of(source.source().ranges(), beginnings)));
    } catch (KafkaUnreachableException e) {
      return Map.of();
    }
    return retentions;
  }
}
