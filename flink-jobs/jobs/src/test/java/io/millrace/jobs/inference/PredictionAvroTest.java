package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.codecs.RecordDecoder;
import io.millrace.contracts.job.PredictionFormat;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.AvroFormat;
import io.millrace.contracts.record.TensorShape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written is read by Avro's own library. */
class PredictionAvroTest {
  private static final Schema SCHEMA = new Schema.Parser().parse(PredictionFormat.AVRO_SCHEMA);

  @Test
  void shouldWriteTheClassAndTheRecordItIsOf() throws IOException {
    PredictionOutput output =
        Scored.labelled(
            PredictionFormat.AVRO, PredictionTask.CLASSIFICATION, "rose", "lily", "fern");

    GenericRecord read =
        read(avro(output, Scored.model(TensorShape.of(3))), Scored.RECORD, 0.25f, 0.125f, 0.625f);

    assertThat(read.get("values")).isEqualTo(List.of(0.25f, 0.125f, 0.625f));
    assertThat(read.get("label")).hasToString("fern");
    assertThat(read.get("class")).isEqualTo(2);
    assertThat(read.get("score")).isEqualTo(0.625f);
    assertThat(read.get("model")).hasToString("the \"best\"");
    assertThat(read.get("version")).isEqualTo(7L);
    assertThat(read.get("topic")).hasToString("in");
    assertThat(read.get("partition")).isEqualTo(3);
    assertThat(read.get("offset")).isEqualTo(17L);
    assertThat(read.get("timestamp")).isEqualTo(1_700_000_000_123L);
  }

  @Test
  void shouldLeaveOutWhatThereIsNot() throws IOException {
    GenericRecord read =
        read(avro(output(null), Scored.model(TensorShape.of(1))), Scored.record(-1), 300.5f);

    assertThat(read.get("values")).isEqualTo(List.of(300.5f));
    assertThat(read.get("label")).isNull();
    assertThat(read.get("class")).isNull();
    assertThat(read.get("score")).isNull();
    assertThat(read.get("timestamp")).isNull();
  }

  @Test
  void shouldWriteTheValuesOfSeveralOutputsWithoutAClass() throws IOException {
    ModelDescriptor model = Scored.model(TensorShape.of(2), TensorShape.of(1));

    GenericRecord read =
        read(avro(output(PredictionTask.CLASSIFICATION), model), Scored.RECORD, 1, 2, 3);

    assertThat(read.get("values")).isEqualTo(List.of(1f, 2f, 3f));
    assertThat(read.get("label")).isNull();
  }

  @Test
  void shouldBeginWithTheIdOfARegistry() {
    ModelDescriptor model = Scored.model(TensorShape.of(1));
    RowLayout layout = RowLayout.of(model.signature(), false);
    float[] values = {1};

    byte[] framed =
        new PredictionAvro(output(null), layout, model, OptionalInt.of(258))
            .encode(Scored.RECORD, values, 0);

    assertThat(Arrays.copyOf(framed, 5)).containsExactly(0, 0, 0, 1, 2);
    assertThat(Arrays.copyOfRange(framed, 5, framed.length))
        .isEqualTo(avro(output(null), model).encode(Scored.RECORD, values, 0));
  }

  @Test
  void shouldBeReadByTheNextInference() throws Exception {
    AvroFormat format =
        new AvroFormat(PredictionFormat.AVRO_SCHEMA, null, List.of("values"), null, null);
    byte[] written =
        avro(output(PredictionTask.CLASSIFICATION), Scored.model(TensorShape.of(2)))
            .encode(Scored.RECORD, new float[] {0.5f, 2}, 0);
    float[] features = new float[2];

    RecordDecoder.of(format).decodeFeatures(written, features, 0, 2);

    assertThat(features).containsExactly(0.5f, 2);
  }

  private static PredictionOutput output(@Nullable PredictionTask task) {
    return Scored.as(PredictionFormat.AVRO, task);
  }

  private static PredictionAvro avro(PredictionOutput output, ModelDescriptor model) {
    RowLayout layout = RowLayout.of(model.signature(), false);
    return new PredictionAvro(output, layout, model, OptionalInt.empty());
  }

  private static GenericRecord read(PredictionAvro avro, InputRecord record, float... values)
      throws IOException {
    byte[] bytes = avro.encode(record, values, 0);
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    GenericRecord read = new GenericDatumReader<GenericRecord>(SCHEMA).read(null, decoder);
    assertThat(decoder.isEnd()).isTrue();
    return read;
  }
}
