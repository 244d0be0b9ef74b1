package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class InputRecordSerializerTest {
  @Test
  void shouldGiveBackEveryFieldOfARecord() throws IOException {
    InputRecord record =
        new InputRecord(
            "key".getBytes(UTF_8),
            new byte[] {0, -1},
            "in",
            3,
            1L << 40,
            -1,
            new String[] {"größe", "größe", ""},
            new byte[][] {{1}, null, {}});

    assertSame(record);
  }

  @Test
  void shouldTellATombstoneFromAnEmptyValue() throws IOException {
    assertSame(new InputRecord(null, null, "in", 0, 0, 5, new String[0], new byte[0][]));
    assertSame(
        new InputRecord(new byte[0], new byte[0], "in", 0, 0, 5, new String[0], new byte[0][]));
  }

  @Test
  void shouldTakeAHeaderNameOfAnyLength() throws IOException {
    String longName = "n".repeat(70_000);

    assertSame(new InputRecord(null, null, "in", 0, 0, 5, new String[] {longName}, new byte[1][]));
  }

  private static void assertSame(InputRecord record) throws IOException {
    InputRecordSerializer serializer = InputRecordSerializer.INSTANCE;
    DataOutputSerializer written = new DataOutputSerializer(16);
    serializer.serialize(record, written);
    DataOutputSerializer copied = new DataOutputSerializer(16);
    serializer.copy(new DataInputDeserializer(written.getCopyOfBuffer()), copied);
    DataInputDeserializer source = new DataInputDeserializer(copied.getCopyOfBuffer());

    InputRecord read = serializer.deserialize(source);

    assertThat(read).usingRecursiveComparison().isEqualTo(record);
    assertThat(source.available()).isZero();
  }
}
