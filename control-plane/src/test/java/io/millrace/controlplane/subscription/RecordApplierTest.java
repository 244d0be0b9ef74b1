package io.millrace.controlplane.subscription;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class RecordApplierTest {
  private static final ConsumerRecord<byte[], byte[]> RECORD =
      new ConsumerRecord<>("events", 0, 7, null, new byte[0]);

  static Stream<RuntimeException> outages() {
    return Stream.of(
        new DataAccessResourceFailureException("the connection broke"),
        new QueryTimeoutException("too slow"),
        new RecoverableDataAccessException("try again"),
        new CannotCreateTransactionException("no connection"),
        new TransactionSystemException("the commit got no answer"));
  }

  /** Neither positions nor problems nor dead letters are there to be touched. */
  @ParameterizedTest
  @MethodSource("outages")
  void shouldNotPassOverARecordForAnOutageOfTheDatabase(RuntimeException outage) {
    // Given
    RecordApplier applier =
        new RecordApplier(new TransactionTemplate(new NoDatabase()), null, null, null);

    // When
    assertThatThrownBy(() -> applier.applyAll(new Failing(outage), List.of(RECORD)))
        // Then
        .isSameAs(outage);
  }

  private record Failing(RuntimeException outage) implements TopicHandler {
    @Override
    public String topic() {
      return "events";
    }

    @Override
    public String unreadableCode() {
      return "UNREADABLE";
    }

    @Override
    public boolean keepsDeadLetters() {
      return true;
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) {
      throw outage;
    }
  }

  private static final class NoDatabase implements PlatformTransactionManager {
    @Override
    public TransactionStatus getTransaction(TransactionDefinition definition) {
      return new SimpleTransactionStatus();
    }

    @Override
    public void commit(TransactionStatus status) {}

    @Override
    public void rollback(TransactionStatus status) {}
  }
}
