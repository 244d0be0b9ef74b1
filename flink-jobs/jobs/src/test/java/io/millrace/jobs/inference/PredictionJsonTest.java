package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.PredictionFormat;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.TensorShape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PredictionJsonTest {
  private static final String TAIL =
      ",\"model\":\"the \\\"best\\\"\",\"version\":7,"
          + "\"source\":{\"topic\":\"in\",\"partition\":3,\"offset\":17,"
          + "\"timestamp\":1700000000123}}";

  @Test
  void shouldNameTheClassOfTheLargestValue() {
    PredictionOutput output =
        Scored.labelled(
            PredictionFormat.PREDICTION, PredictionTask.CLASSIFICATION, "rose", "lily", "\"fern\"");

    assertThat(written(output, Scored.model(TensorShape.of(3)), 9, 0.25f, 0.125f, 0.625f))
        .isEqualTo(
            "{\"label\":\"\\\"fern\\\"\",\"class\":2,\"score\":0.625,\"values\":[0.25,0.125,0.625]"
                + TAIL);
  }

  @Test
  void shouldNameClassesByTheirIndexWithoutLabelsThatFit() {
    ModelDescriptor model = Scored.model(TensorShape.of(2));
    PredictionOutput three =
        Scored.labelled(
            PredictionFormat.PREDICTION, PredictionTask.CLASSIFICATION, "rose", "lily", "fern");
    String expected = "{\"label\":\"0\",\"class\":0,\"score\":0.5,\"values\":[0.5,0.5]" + TAIL;

    assertThat(written(output(PredictionTask.CLASSIFICATION), model, 9, 0.5f, 0.5f))
        .isEqualTo(expected);
    assertThat(written(three, model, 9, 0.5f, 0.5f)).isEqualTo(expected);
  }

  @Test
  void shouldTakeALoneSigmoidAsTheProbabilityOfClassOne() {
    ModelDescriptor model = Scored.model(TensorShape.of(1));
    PredictionOutput output =
        Scored.labelled(
            PredictionFormat.PREDICTION, PredictionTask.BINARY_CLASSIFICATION, "sound", "broken");

    assertThat(written(output, model, 9, 0.625f))
        .isEqualTo("{\"label\":\"broken\",\"class\":1,\"score\":0.625,\"values\":[0.625]" + TAIL);
    assertThat(written(output, model, 9, 0.25f))
        .isEqualTo("{\"label\":\"sound\",\"class\":0,\"score\":0.75,\"values\":[0.25]" + TAIL);
  }

  @Test
  void shouldSayTheNumberOfARegression() {
    assertThat(
            written(output(PredictionTask.REGRESSION), Scored.model(TensorShape.of(1)), 9, -2.5f))
        .isEqualTo("{\"prediction\":-2.5,\"values\":[-2.5]" + TAIL);
    assertThat(
            written(
                output(PredictionTask.REGRESSION), Scored.model(TensorShape.scalar()), 9, -2.5f))
        .isEqualTo("{\"prediction\":-2.5,\"values\":[-2.5]" + TAIL);
  }

  @Test
  void shouldSayNoMoreThanTheValuesWhereItDoesNotKnowWhatTheyMean() {
    String expected = "{\"values\":[1.0,2.0,3.0,4.0]" + TAIL;
    ModelDescriptor square = Scored.model(TensorShape.of(2, 2));

    assertThat(written(output(null), Scored.model(TensorShape.of(4)), 9, 1, 2, 3, 4))
        .isEqualTo(expected);
    assertThat(written(output(PredictionTask.CLASSIFICATION), square, 9, 1, 2, 3, 4))
        .isEqualTo(expected);
    assertThat(written(output(PredictionTask.BINARY_CLASSIFICATION), square, 9, 1, 2, 3, 4))
        .isEqualTo(expected);
    assertThat(written(output(PredictionTask.REGRESSION), square, 9, 1, 2, 3, 4))
        .isEqualTo(expected);
  }

  @Test
  void shouldTellEachOfSeveralOutputsByItsName() {
    ModelDescriptor model = Scored.model(TensorShape.of(2), TensorShape.of(1));

    assertThat(written(output(PredictionTask.CLASSIFICATION), model, 9, 0.25f, 0.75f, 3))
        .isEqualTo(
            "{\"outputs\":{\"a\":{\"label\":\"1\",\"class\":1,\"score\":0.75,"
                + "\"values\":[0.25,0.75]},\"b\":{\"values\":[3.0]}}"
                + TAIL);
  }

  @Test
  void shouldLeaveOutATimestampThatTheRecordDoesNotHave() {
    PredictionJson json = json(output(null), Scored.model(TensorShape.of(1)));

    String written = new String(json.encode(Scored.record(-1), new float[] {1}, 0), UTF_8);

    assertThat(written).endsWith("\"partition\":3,\"offset\":17}}");
  }

  @Test
  void shouldWriteOneAfterAnotherIntoItsBuffer() {
    PredictionJson json = json(output(null), Scored.model(TensorShape.of(200)));
    float[] values = new float[400];
    java.util.Arrays.fill(values, -1.2345678e-30f);

    byte[] first = json.encode(Scored.RECORD, values, 200);
    byte[] second = json.encode(Scored.RECORD, values, 0);

    assertThat(first).isEqualTo(second);
    assertThat(JsonMapper.shared().readTree(first).get("values")).hasSize(200);
  }

  private static PredictionOutput output(@Nullable PredictionTask task) {
    return Scored.as(PredictionFormat.PREDICTION, task);
  }

  private static PredictionJson json(PredictionOutput output, ModelDescriptor model) {
    return new PredictionJson(output, RowLayout.of(model.signature(), false), model);
  }

  /** The first value belongs to the record before. */
  private static String written(PredictionOutput output, ModelDescriptor model, float... values) {
    return new String(json(output, model).encode(Scored.RECORD, values, 1), UTF_8);
  }
}
