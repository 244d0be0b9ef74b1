package io.millrace.controlplane.datasources;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which data source was announced to which training, in the order of the control topic. */
@Repository
public class Announcements {
  private final JdbcClient database;

  Announcements(JdbcClient database) {
    this.database = database;
  }

  /**
   * Replaces what lay at the record's place in a topic that was deleted since.
   *
   * @param record of the control topic that carried the announcement
   */
  public void add(
      long deploymentNumber, String dataSourceId, ConsumerRecord<byte[], byte[]> record) {
    database
        .sql(
            "delete from announcement"
                + " where topic = ? and partition_number = ? and record_offset = ?")
        .params(record.topic(), record.partition(), record.offset())
        .update();
    database
        .sql(
            "insert into announcement (topic, partition_number, record_offset, deployment_number,"
                + " data_source_id) values (?, ?, ?, ?, ?)")
        .params(record.topic(), record.partition(), record.offset(), deploymentNumber, dataSourceId)
        .update();
  }

  /** The data source of the first announcement, however old. */
  public Optional<String> first(long deploymentNumber) {
    return database
        .sql(
            "select data_source_id from announcement where deployment_number = ?"
                + " order by record_offset, partition_number fetch first 1 row only")
        .param(deploymentNumber)
        .query(String.class)
        .optional();
  }
}
