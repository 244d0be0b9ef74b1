package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.jobs.artifact.StagedArtifact;
import io.millrace.jobs.deadletter.DeadLetter;
import io.millrace.jobs.event.EventRecord;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generic types are switched off in every job, so each of these must be known field by field. */
class EdgeTypesTest {
  @ParameterizedTest
  @ValueSource(classes = {EventRecord.class, DeadLetter.class, StagedArtifact.class})
  void shouldCrossAFlinkEdgeWithoutGenericTypes(Class<?> type) {
    TypeInformation<?> information = TypeInformation.of(type);

    TypeSerializer<?> serializer = information.createSerializer(withoutGenericTypes());

    assertThat(information).isInstanceOf(PojoTypeInfo.class);
    assertThat(serializer).isNotNull();
  }

  @Test
  void shouldKeepADeadLetterWithoutKeyAndValue() throws Exception {
    DeadLetter letter =
        new DeadLetter(
            null,
            null,
            "iris",
            2,
            7,
            ErrorCode.RECORD_UNDECODABLE,
            "no value",
            5,
            new String[] {"a", "a"},
            new byte[][] {{1}, null});

    DeadLetter copy = roundTrip(letter);

    assertThat(copy).usingRecursiveComparison().isEqualTo(letter);
  }

  private static DeadLetter roundTrip(DeadLetter letter) throws IOException {
    TypeSerializer<DeadLetter> serializer =
        TypeInformation.of(DeadLetter.class).createSerializer(withoutGenericTypes());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(letter, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  private static SerializerConfigImpl withoutGenericTypes() {
    return new SerializerConfigImpl(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
  }
}
