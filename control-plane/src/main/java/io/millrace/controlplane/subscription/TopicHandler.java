package io.millrace.controlplane.subscription;

import io.millrace.contracts.error.InvalidDocumentException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Applies the records of one topic. Called by one thread, in a transaction. */
public interface TopicHandler {
  String topic();

  /** Code of the problem that an unreadable record becomes. */
  String unreadableCode();

  /** Whether an unreadable record is also copied to the dead letters. */
  boolean keepsDeadLetters();

  /**
   * @throws InvalidDocumentException when the record cannot be understood; it is then reported and
   *     passed over
   * @throws IllegalArgumentException the same
   */
  void handle(ConsumerRecord<byte[], byte[]> record);
}
