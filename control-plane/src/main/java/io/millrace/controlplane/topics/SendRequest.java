package io.millrace.controlplane.topics;

import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * @param partition of all records; by key when absent
 */
@Schema(name = "RecordsToSend")
record SendRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<OutgoingRecord> records,
    @Nullable Integer partition) {
  static final int MAX_RECORDS = 10_000;

  SendRequest {
    int count = records == null ? 0 : records.size();
    RequestViolations violations = new RequestViolations();
    violations.require(
        count >= 1 && count <= MAX_RECORDS,
        "/records",
        count + " records are not legal; legal are 1 to " + MAX_RECORDS);
    violations.require(
        partition == null || partition >= 0,
        "/partition",
        "partition " + partition + " is not legal; legal is 0 or more");
    violations.failIfAny("records");
  }

  List<ProducerRecord<byte[], byte[]>> to(String topic) {
    RequestViolations violations = new RequestViolations();
    List<ProducerRecord<byte[], byte[]>> made = new ArrayList<>();
    int index = 0;
    for (OutgoingRecord record : records) {
      ProducerRecord<byte[], byte[]> one =
          violations.collect("/records/" + index++, () -> record.to(topic, partition));
      if (one != null) {
        made.add(one);
      }
    }
    violations.failIfAny("records");
    return made;
  }
}
