package io.millrace.controlplane.subscription;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each topic is applied. */
@Repository
class TopicPositions {
  private final JdbcClient database;

  TopicPositions(JdbcClient database) {
    this.database = database;
  }

  OptionalLong nextOffset(TopicPartition partition) {
    return database
        .sql("select next_offset from topic_position where topic = ? and partition_number = ?")
        .params(partition.topic(), partition.partition())
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  void move(TopicPartition partition, long nextOffset) {
    int moved =
        database
            .sql(
                "update topic_position set next_offset = ?"
                    + " where topic = ? and partition_number = ?")
            .params(nextOffset, partition.topic(), partition.partition())
            .update();
    if (moved == 0) {
      database
          .sql("insert into topic_position (topic, partition_number, next_offset) values (?, ?, ?)")
          .params(partition.topic(), partition.partition(), nextOffset)
          .update();
    }
  }
}
