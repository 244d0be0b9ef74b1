package io.millrace.controlplane.subscription;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.controlplane.problem.ProblemEntry;
import io.millrace.controlplane.problem.ProblemLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies records and moves the position in the same transaction. A record that cannot be applied
 * is reported and passed over: it must never stop those behind it.
 */
@Component
class RecordApplier {
  private static final Logger LOG = LoggerFactory.getLogger(RecordApplier.class);
  private final TransactionTemplate transaction;
  private final TopicPositions positions;
  private final ProblemLog problems;
  private final DeadLetters deadLetters;

  RecordApplier(
      TransactionTemplate transaction,
      TopicPositions positions,
      ProblemLog problems,
      DeadLetters deadLetters) {
    this.transaction = transaction;
    this.positions = positions;
    this.problems = problems;
    this.deadLetters = deadLetters;
  }

  /**
   * In one transaction, which is much faster; when one of them cannot be applied, each in its own.
   */
  void applyAll(TopicHandler handler, List<ConsumerRecord<byte[], byte[]>> records) {
    try {
      transaction.executeWithoutResult(
          status ->
              records.forEach(
                  record -> {
                    handler.handle(record);
                    moveBehind(record);
                  }));
    } catch (RuntimeException e) {
      requireDatabase(e);
      records.forEach(record -> apply(handler, record));
    }
  }

  private void apply(TopicHandler handler, ConsumerRecord<byte[], byte[]> record) {
    try {
      transaction.executeWithoutResult(
          status -> {
            handler.handle(record);
            moveBehind(record);
          });
    } catch (InvalidDocumentException e) {
      List<ProblemEntry> errors = e.violations().stream().map(ProblemEntry::of).toList();
      passOver(handler, record, handler.unreadableCode(), new Reason(e, errors));
    } catch (IllegalArgumentException e) {
      passOver(handler, record, handler.unreadableCode(), new Reason(e, List.of()));
    } catch (RuntimeException e) {
      requireDatabase(e);
      LOG.error("record {} cannot be applied", source(record), e);
      passOver(handler, record, ErrorCode.INTERNAL.name(), new Reason(e, List.of()));
    }
  }

  /** A record is not to blame for a database that is away: it is read again, never passed over. */
  private static void requireDatabase(RuntimeException e) {
    boolean away =
        e instanceof CannotCreateTransactionException
            || e instanceof TransactionSystemException
            || e instanceof TransientDataAccessException
            || e instanceof RecoverableDataAccessException
            || e instanceof DataAccessResourceFailureException;
    if (away) {
      throw e;
    }
  }

  private record Reason(Exception fault, List<ProblemEntry> errors) {
    String text() {
      return String.valueOf(fault.getMessage());
    }
  }

  private void passOver(
      TopicHandler handler, ConsumerRecord<byte[], byte[]> record, String code, Reason reason) {
    transaction.executeWithoutResult(
        status -> {
          if (handler.keepsDeadLetters()) {
            deadLetters.send(record, code, reason.text());
          }
          problems.record(code, source(record), reason.text(), reason.errors());
          moveBehind(record);
        });
  }

  /** Kafka has deleted records before they were read, while this process was away perhaps. */
  void missed(TopicPartition partition, long from, long to) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("topic", partition.topic());
    source.put("partition", partition.partition());
    source.put("offset", from);
    transaction.executeWithoutResult(
        status -> {
          problems.record(
              "RECORDS_EXPIRED_UNREAD",
              source,
              "the records from offset "
                  + from
                  + " to "
                  + (to - 1)
                  + " were deleted before they were read; let the topic retain them for longer than"
                  + " Millrace may be away",
              List.of());
          positions.move(partition, to);
        });
  }

  private void moveBehind(ConsumerRecord<byte[], byte[]> record) {
    positions.move(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
  }

  private static Map<String, Object> source(ConsumerRecord<byte[], byte[]> record) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("topic", record.topic());
    source.put("partition", record.partition());
    source.put("offset", record.offset());
    return source;
  }
}
