package io.millrace.controlplane.datasources;

import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.kafka.KafkaClients;
import io.millrace.controlplane.kafka.KafkaLog;
import io.millrace.controlplane.kafka.KafkaUnreachableException;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Page;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Looks into the records of a data source; leaves no trace in Kafka. */
@Component
class SourceRecords {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration COUNTING = Duration.ofSeconds(2);

  private final KafkaClients clients;
  private final KafkaLog log;

  SourceRecords(KafkaClients clients, KafkaLog log) {
    this.clients = clients;
    this.log = log;
  }

  /** In the order in which a training reads them. */
  Page<DecodedRecord> page(DataSource source, RecordQuery query) {
    RecordCursor begin = RecordCursor.decoded(query.cursor(), source.ranges().size());
    RecordDecoding page = new RecordDecoding(source.format(), begin.sizes(), query.rows());
    return reading(
        source.ranges(),
        records -> {
          Optional<RetainedRecords.Place> next =
              records.read(begin.place(), Instant.now().plus(PATIENCE), page);
          return new Page<>(
              page.records(),
              next.map(place -> new RecordCursor(place, page.sizes()).encoded()).orElse(null));
        });
  }

  /**
   * @throws ProblemException 409 when the labels are no classes
   */
  ClassBalance balance(DataSource source) {
    LabelCounting counting = new LabelCounting(source.format());
    return reading(
        source.ranges(),
        records -> {
          boolean complete =
              records
                  .read(RetainedRecords.Place.FIRST, Instant.now().plus(COUNTING), counting)
                  .isEmpty();
          return new ClassBalance(
              counting.classes(), counting.counted(), records.offsets(), complete);
        });
  }

  private <T> T reading(List<StreamRange> ranges, Function<RetainedRecords, T> work) {
    try (Consumer<byte[], byte[]> consumer = clients.newConsumer("millrace-records")) {
      return work.apply(new RetainedRecords(consumer, ranges, log.beginningOffsets(ranges)));
    } catch (KafkaUnreachableException e) {
      throw unreachable(String.valueOf(e.getMessage()));
    } catch (KafkaException e) {
      throw unreachable("Kafka does not answer: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw ProblemException.unavailable(
          "REGISTRY_UNREACHABLE", String.valueOf(e.getCause().getMessage()));
    }
  }

  private static ProblemException unreachable(String reason) {
    return ProblemException.unavailable("KAFKA_UNREACHABLE", reason);
  }
}
