package io.millrace.controlplane.topics;

import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.kafka.WrittenRanges;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Writes records that came by REST and tells where they lie. */
@Component
class TopicWriter {
  private static final long TIMEOUT_SECONDS = 30;

  private final TopicCatalog catalog;
  private final TopicRights rights;
  private final Producer<byte[], byte[]> producer;

  TopicWriter(TopicCatalog catalog, TopicRights rights, Producer<byte[], byte[]> producer) {
    this.catalog = catalog;
    this.rights = rights;
    this.producer = producer;
  }

  /** Returns when all are written for good; makes the topic when there is none. */
  SendResult send(String topic, SendRequest request, Caller caller) {
    rights.requireMayWrite(topic, caller);
    List<ProducerRecord<byte[], byte[]>> records = request.to(topic);
    catalog.createIfAbsent(topic);
    requirePartition(topic, request);
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      return new SendResult(texts(WrittenRanges.of(await(sent))), records.size());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TopicCatalog.unreachable(e);
    } catch (ExecutionException e) {
      throw TopicCatalog.unreachable(e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw TopicCatalog.unreachable(e);
    }
  }

  private void requirePartition(String topic, SendRequest request) {
    Integer partition = request.partition();
    int partitions = catalog.get(topic).partitions().size();
    if (partition != null && partition >= partitions) {
      throw ProblemException.unprocessable(
          "PARTITION_NOT_FOUND",
          "/partition",
          "partition "
              + partition
              + " does not exist; topic '"
              + topic
              + "' has "
              + partitions
              + ", counted from 0");
    }
  }

  private static List<RecordMetadata> await(List<Future<RecordMetadata>> sent)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<RecordMetadata> written = new ArrayList<>();
    for (Future<RecordMetadata> future : sent) {
      written.add(future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }
    return written;
  }

  private static List<String> texts(List<StreamRange> ranges) {
    return ranges.stream().map(StreamRange::toString).toList();
  }

  /**
   * @param ranges as a data source names them
   */
  record SendResult(List<String> ranges, int sent) {
    SendResult {
      ranges = List.copyOf(ranges);
    }
  }
}
