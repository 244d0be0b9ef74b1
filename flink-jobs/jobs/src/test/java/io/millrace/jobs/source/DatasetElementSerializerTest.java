package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.jobs.edge.EdgeType;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class DatasetElementSerializerTest {
  private static final DatasetElement ELEMENT =
      DatasetElement.failed(new DatasetFault(ErrorCode.NO_EXAMPLES, "none"));

  private final TypeSerializer<DatasetElement> serializer =
      new EdgeType<>(DatasetElement.class, DatasetElementSerializer.INSTANCE)
          .createSerializer(new SerializerConfigImpl());

  @Test
  void shouldHandOverTheElementItself() {
    assertThat(serializer.copy(ELEMENT)).isSameAs(ELEMENT);
  }

  @Test
  void shouldSayWhyAnElementCannotLeaveItsThread() {
    String reason =
        "the data set and its training are not chained, so elements cannot pass; legal is"
            + " pipeline.operator-chaining.enabled: true and the parallelism 1 for both";

    assertThatThrownBy(() -> serializer.serialize(ELEMENT, new DataOutputSerializer(1)))
        .isInstanceOf(IOException.class)
        .hasMessage(reason);
    assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(new byte[1])))
        .isInstanceOf(IOException.class)
        .hasMessage(reason);
  }
}
