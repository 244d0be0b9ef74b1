package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.model.ModelDescriptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records of {@link io.millrace.contracts.job.PredictionFormat#AVRO_SCHEMA}: all
 * values, and the class when the model has one output.
 */
final class PredictionAvro implements PredictionEncoder {
  private static final byte NO = 0;
  private static final byte YES = 2;

  private final OutputBytes bytes = new OutputBytes();
  private final OutputSlice values;
  private final byte[] head;
  private final byte[] model;
  private final @Nullable ClassChoice choice;
  private final List<byte[]> labels;
  private String topic = "";
  private byte[] topicString = string("");

  /**
   * @param schemaId under which a registry knows the schema; empty writes the body alone
   */
  PredictionAvro(
      PredictionOutput format, RowLayout layout, ModelDescriptor model, OptionalInt schemaId) {
    this.values = layout.prediction();
    this.choice =
        layout.outputs().size() == 1
            ? ClassChoice.of(format, layout.outputs().get(0)).orElse(null)
            : null;
    this.labels =
        choice == null ? List.of() : choice.labels().stream().map(PredictionAvro::string).toList();
    this.head =
        schemaId.isEmpty()
            ? new byte[0]
            : ByteBuffer.allocate(1 + Integer.BYTES).putInt(1, schemaId.getAsInt()).array();
    OutputBytes ofModel = new OutputBytes();
    ofModel.add(string(model.modelName()));
    ofModel.varint(model.modelVersion());
    this.model = ofModel.copy();
  }

  private static byte[] string(String text) {
    OutputBytes string = new OutputBytes();
    byte[] utf8 = text.getBytes(UTF_8);
    string.varint(utf8.length);
    string.add(utf8);
    return string.copy();
  }

  @Override
  public byte[] encode(InputRecord record, float[] outputs, int row) {
    bytes.clear();
    bytes.add(head);
    values(outputs, row);
    choice(outputs, row);
    bytes.add(model);
    source(record);
    return bytes.copy();
  }

  /** One block of items, then the empty one that ends an array. */
  private void values(float[] outputs, int row) {
    bytes.varint(values.count());
    for (int i = 0; i < values.count(); i++) {
      bytes.littleEndian(outputs[row + values.from() + i]);
    }
    bytes.varint(0);
  }

  private void choice(float[] outputs, int row) {
    if (choice == null) {
      bytes.add(NO);
      bytes.add(NO);
      bytes.add(NO);
      return;
    }
    int best = choice.best(outputs, row);
    bytes.add(YES);
    bytes.add(labels.get(best));
    bytes.add(YES);
    bytes.varint(best);
    bytes.add(YES);
    bytes.littleEndian(choice.score(outputs, row, best));
  }

  private void source(InputRecord record) {
    if (!topic.equals(record.topic())) {
      topic = record.topic();
      topicString = string(topic);
    }
    bytes.add(topicString);
    bytes.varint(record.partition());
    bytes.varint(record.offset());
    if (record.timestamp() < 0) {
      bytes.add(NO);
    } else {
      bytes.add(YES);
      bytes.varint(record.timestamp());
    }
  }
}
