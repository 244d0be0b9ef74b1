package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.codecs.RecordDecoder;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyExitsTest {
  private static final ModelDescriptor TWO_CLASSES = Scored.model(TensorShape.of(2));

  @Test
  void shouldBeUnsureWhenTheLargestValueIsLessThanTheLimit() {
    EarlyExits exits = exits(Scored.exitingBelow(0.75, null), TWO_CLASSES);
    float[] outputs = {0.3f, 0.7f, 0.75f, 0.25f};

    assertThat(exits.isUnsure(outputs, 0)).isTrue();
    assertThat(exits.isUnsure(outputs, 2)).isFalse();
  }

  @Test
  void shouldCompareWithTheLimitAsItWasGiven() {
    EarlyExits exits = exits(Scored.exitingBelow(0.7, null), TWO_CLASSES);

    // 0.7f is a little less than 0.7, as in Python
    assertThat(exits.isUnsure(new float[] {0.3f, 0.7f}, 0)).isTrue();
  }

  @Test
  void shouldTakeTheLargestValueOfALoneNumberAsItIs() {
    EarlyExits exits = exits(Scored.exitingBelow(0.75, null), Scored.model(TensorShape.of(1)));

    assertThat(exits.isUnsure(new float[] {0.1f}, 0)).isTrue();
  }

  @Test
  void shouldBeAsSureOfClassZeroAsOfClassOne() {
    EarlyExits exits =
        exits(
            Scored.exitingBelow(0.75, PredictionTask.BINARY_CLASSIFICATION),
            Scored.model(TensorShape.of(1)));

    assertThat(exits.isUnsure(new float[] {0.1f}, 0)).isFalse();
    assertThat(exits.isUnsure(new float[] {0.4f}, 0)).isTrue();
    assertThat(exits.isUnsure(new float[] {0.9f}, 0)).isFalse();
  }

  @Test
  void shouldHandUpTheFirstOfTwoOutputsAndJudgeTheSecond() throws Exception {
    ModelDescriptor model = Scored.model(TensorShape.of(3), TensorShape.of(2));
    EarlyExits exits = exits(Scored.exitingBelow(0.75, null), model);
    float[] outputs = {0, 0, 0, 0, 0, 9, 8, 7, 0.5f, 0.5f};

    assertThat(exits.isUnsure(outputs, 5)).isTrue();
    assertThat(floats(exits.featuresOf(outputs, 5, batch(), 1))).containsExactly(9, 8, 7);
  }

  @Test
  void shouldHandUpTheRecordsOwnFeaturesWhenTheModelHasNoOthers() throws Exception {
    EarlyExits exits = exits(Scored.exitingBelow(0.75, null), TWO_CLASSES);

    byte[] up = exits.featuresOf(new float[2], 0, batch(), 1);

    assertThat(floats(up)).containsExactly(3, -4);
  }

  @Test
  void shouldLetNothingExitUnlessAsked() {
    RowLayout layout = RowLayout.of(TWO_CLASSES.signature(), false);

    assertThat(EarlyExits.of(PredictionOutput.DEFAULT, layout)).isEmpty();
  }

  private static EarlyExits exits(PredictionOutput output, ModelDescriptor model) {
    return EarlyExits.of(output, RowLayout.of(model.signature(), true)).orElseThrow();
  }

  private static PendingBatch batch() throws Exception {
    RecordDecoder json = RecordDecoder.of(new JsonFormat(List.of(), null, null));
    PendingBatch batch = new PendingBatch(4, 2);
    batch.add(Scored.RECORD, "[1,2]".getBytes(UTF_8), json, 0);
    batch.add(Scored.RECORD, "[3,-4]".getBytes(UTF_8), json, 0);
    return batch;
  }

  private static float[] floats(byte[] bytes) {
    float[] floats = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }
}
