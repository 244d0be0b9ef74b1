package io.millrace.controlplane.deadletters;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.resource.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which letters were sent again; the letters themselves lie in Kafka. */
@Repository
class RetryRepository {
  private final JdbcClient database;
  private final String topic;

  RetryRepository(JdbcClient database, MillraceProperties properties) {
    this.database = database;
    this.topic = properties.kafka().topics().deadLetters();
  }

  /** Of those letters that were sent again. */
  Map<LetterPlace, Retry> of(Collection<Letter> letters) {
    Map<LetterPlace, Retry> retries = new HashMap<>();
    Map<Integer, List<Letter>> partitions =
        letters.stream().collect(Collectors.groupingBy(letter -> letter.place().partition()));
    partitions.forEach(
        (partition, some) -> {
          Map<LetterPlace, Retry> known = of(partition, some);
          for (Letter letter : some) {
            Retry retry = known.get(letter.place());
            if (retry != null && retry.isOf(letter)) {
              retries.put(letter.place(), retry);
            }
          }
        });
    return retries;
  }

  private Map<LetterPlace, Retry> of(int partition, List<Letter> letters) {
    List<Object> parameters = new ArrayList<>(List.of(topic, partition));
    letters.forEach(letter -> parameters.add(letter.place().offset()));
    return database
        .sql(
            "select * from dead_letter_retry where topic = ? and partition_number = ?"
                + " and record_offset in ("
                + String.join(", ", letters.stream().map(letter -> "?").toList())
                + ")")
        .params(parameters)
        .query((row, number) -> retry(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Retry::place, retry -> retry));
  }

  private static Retry retry(ResultSet row) throws SQLException {
    return new Retry(
        new LetterPlace(row.getInt("partition_number"), row.getLong("record_offset")),
        Columns.time(row, "letter_time"),
        Columns.time(row, "retried_at"),
        row.getString("retried_by"));
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException when somebody else has just done it
   */
  void insert(Retry retry) {
    database
        .sql(
            "insert into dead_letter_retry (topic, partition_number, record_offset, letter_time,"
                + " retried_at, retried_by) values (?, ?, ?, ?, ?, ?)")
        .params(
            topic,
            retry.place().partition(),
            retry.place().offset(),
            Columns.time(retry.letterTime()),
            Columns.time(retry.at()),
            retry.by())
        .update();
  }

  /** Of a letter of before the topic was made anew. */
  void forgetOthersAt(Letter letter) {
    database
        .sql(
            "delete from dead_letter_retry where topic = ? and partition_number = ?"
                + " and record_offset = ? and letter_time <> ?")
        .params(
            topic, letter.place().partition(), letter.place().offset(), Columns.time(letter.time()))
        .update();
  }

  void delete(LetterPlace place) {
    database
        .sql(
            "delete from dead_letter_retry"
                + " where topic = ? and partition_number = ? and record_offset = ?")
        .params(topic, place.partition(), place.offset())
        .update();
  }

  /** Of letters that Kafka has deleted. */
  void forgetBefore(LetterPlace first) {
    database
        .sql(
            "delete from dead_letter_retry"
                + " where topic = ? and partition_number = ? and record_offset < ?")
        .params(topic, first.partition(), first.offset())
        .update();
  }
}
