package io.millrace.controlplane.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.json.ContractJson;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SendRequestTest {
  private static ProducerRecord<byte[], byte[]> only(String json) {
    return read(json).to("digits").get(0);
  }

  private static SendRequest read(String record) {
    return ContractJson.mapper()
        .readValue("{\"records\":[" + record + "],\"partition\":3}", SendRequest.class);
  }

  @Test
  void shouldTakeTextBase64AndJson() {
    assertThat(only("{\"key\":\"k\",\"value\":\"v\"}").value()).asString().isEqualTo("v");
    assertThat(only("{\"key\":\"k\"}").key()).asString().isEqualTo("k");
    assertThat(only("{\"keyBase64\":\"AAE=\"}").key()).containsExactly(0, 1);
    assertThat(only("{\"valueBase64\":\"Ag==\"}").value()).containsExactly(2);
    assertThat(only("{\"valueJson\":{\"x\": [1, 2.5]}}").value())
        .asString()
        .isEqualTo("{\"x\":[1,2.5]}");
    assertThat(only("{}").value()).isNull();
    assertThat(only("{}").partition()).isEqualTo(3);
  }

  @Test
  void shouldKeepHeaders() {
    ProducerRecord<byte[], byte[]> record = only("{\"headers\":{\"source\":\"form\"}}");

    assertThat(record.headers().lastHeader("source").value()).asString().isEqualTo("form");
  }

  @Test
  void shouldSayWhichRecordIsWrong() {
    SendRequest request =
        read("{},{\"value\":\"v\",\"valueBase64\":\"AA==\"},{\"keyBase64\":\"?\"}");

    assertThatThrownBy(() -> request.to("digits"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("/records/1: the value is given in 2 forms; legal is one")
        .hasMessageContaining("/records/2: 'keyBase64' is not base64: ");
  }

  @Test
  void shouldTakeNeitherNothingNorTooMuch() {
    OutgoingRecord record = new OutgoingRecord(null, null, "v", null, null, null);

    assertThatThrownBy(() -> new SendRequest(List.of(), null))
        .hasMessage("records: /records: 0 records are not legal; legal are 1 to 10000");
    assertThatThrownBy(() -> new SendRequest(Collections.nCopies(10_001, record), null))
        .hasMessage("records: /records: 10001 records are not legal; legal are 1 to 10000");
    assertThatThrownBy(() -> new SendRequest(List.of(record), -1))
        .hasMessage("records: /partition: partition -1 is not legal; legal is 0 or more");
  }

  @Test
  void shouldRefuseIllegalTopicsAndQueries() {
    assertThatThrownBy(() -> new NewTopicRequest("a b", 0))
        .hasMessage(
            "topic: /name: topic 'a b' is not legal; legal are 1 to 249 letters, digits, dots,"
                + " hyphens and underscores; /partitions: partitions 0 is not legal; legal is 1 to"
                + " 1000");
    assertThatThrownBy(() -> new SampleQuery(0, null, -1L))
        .hasMessage(
            "limit 0 is not legal; legal is 1 to 1000;"
                + " from -1 is not legal; legal is an offset of 0 or more");
  }
}
