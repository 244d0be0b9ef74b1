package io.millrace.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.Evaluation.Bin;
import io.millrace.contracts.model.Evaluation.ClassReport;
import io.millrace.contracts.model.Evaluation.Classification;
import io.millrace.contracts.model.Evaluation.Curves;
import io.millrace.contracts.model.Evaluation.Part;
import io.millrace.contracts.model.Evaluation.Point;
import io.millrace.contracts.model.Evaluation.Regression;
import io.millrace.contracts.model.Evaluation.Sample;
import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Numbers of scikit-learn and NumPy; see generate.py beside the fixture. */
class EvaluatorTest {
  private static final double NEAR = 1e-9;

  @Test
  void shouldReportClassesAsScikitLearn() throws Exception {
    JsonNode fixture = fixture("classes");

    Classification classes =
        (Classification)
            evaluate(model(4, "softmax", "sparse_categorical_crossentropy"), fixture).get(0);

    requireReport(classes, fixture.path("expected"));
    assertThat(classes.curves()).isNull();
    assertThat(classes.name()).isEqualTo("answer");
  }

  @Test
  void shouldDrawCurvesAsScikitLearn() throws Exception {
    JsonNode fixture = fixture("binary");

    Classification classes =
        (Classification) evaluate(model(1, "sigmoid", "binary_crossentropy"), fixture).get(0);

    requireReport(classes, fixture.path("expected"));
    requireCurves(classes.curves(), fixture.path("expected"));
  }

  @Test
  void shouldDrawTheSameCurvesForTwoOutputs() throws Exception {
    JsonNode fixture = fixture("binary");
    float[] scores = values(fixture.path("predictions"));
    float[] pairs = new float[2 * scores.length];
    for (int i = 0; i < scores.length; i++) {
      pairs[2 * i] = 1 - scores[i];
      pairs[2 * i + 1] = scores[i];
    }
    Evaluator evaluator = Evaluator.of(model(2, "softmax", "sparse_categorical_crossentropy"));

    evaluator.add(Part.TEST, pairs, values(fixture.path("labels")), scores.length);

    Classification classes = (Classification) evaluator.result().orElseThrow().outputs().get(0);
    requireCurves(classes.curves(), fixture.path("expected"));
  }

  private static void requireReport(Classification classes, JsonNode expected) {
    assertThat(ContractJson.write(classes.confusion()))
        .isEqualTo(expected.path("confusion").toString());
    assertThat(classes.accuracy()).isCloseTo(expected.path("accuracy").doubleValue(), offset(NEAR));
    for (ClassReport report : classes.classes()) {
      int label = report.label();
      assertThat(report.precision()).isCloseTo(at(expected, "precision", label), offset(NEAR));
      assertThat(report.recall()).isCloseTo(at(expected, "recall", label), offset(NEAR));
      assertThat(report.f1()).isCloseTo(at(expected, "f1", label), offset(NEAR));
      assertThat((double) report.support()).isEqualTo(at(expected, "support", label));
    }
    assertThat(classes.classes()).hasSize(expected.path("support").size());
  }

  private static void requireCurves(Curves curves, JsonNode expected) {
    assertThat(curves.rocAuc()).isCloseTo(expected.path("rocAuc").doubleValue(), offset(NEAR));
    assertThat(curves.averagePrecision())
        .isCloseTo(expected.path("averagePrecision").doubleValue(), offset(NEAR));
    requirePoints(curves.precisionRecall(), expected.path("precisionRecall"));
    assertThat(curves.roc().get(0)).isEqualTo(new Point(0, 0, null));
    for (JsonNode corner : expected.path("roc")) {
      assertThat(curves.roc()).anySatisfy(point -> requirePoint(point, corner));
    }
  }

  private static void requirePoints(List<Point> points, JsonNode expected) {
    assertThat(points).hasSize(expected.size());
    for (int i = 0; i < points.size(); i++) {
      requirePoint(points.get(i), expected.get(i));
    }
  }

  private static void requirePoint(Point point, JsonNode expected) {
    assertThat(point.x()).isCloseTo(expected.get(0).doubleValue(), offset(NEAR));
    assertThat(point.y()).isCloseTo(expected.get(1).doubleValue(), offset(NEAR));
  }

  @Test
  void shouldDescribeResidualsAsNumPy() throws Exception {
    JsonNode fixture = fixture("regression");
    JsonNode expected = fixture.path("expected");

    Regression numbers =
        (Regression) evaluate(model(1, "linear", "mean_squared_error"), fixture).get(0);

    assertThat(numbers.meanError()).isCloseTo(number(expected, "meanError"), offset(NEAR));
    assertThat(numbers.meanAbsoluteError())
        .isCloseTo(number(expected, "meanAbsoluteError"), offset(1e-7));
    assertThat(numbers.rootMeanSquaredError())
        .isCloseTo(number(expected, "rootMeanSquaredError"), offset(NEAR));
    assertThat(numbers.r2()).isCloseTo(number(expected, "r2"), offset(NEAR));
    for (int i = 0; i < 7; i++) {
      assertThat(numbers.residuals().get(i)).isCloseTo(at(expected, "residuals", i), offset(1e-6));
    }
    assertThat(ContractJson.write(counts(numbers)))
        .isEqualTo(expected.path("histogram").toString());
    for (int i = 0; i < 30; i++) {
      assertThat(numbers.histogram().get(i).from())
          .isCloseTo(at(expected, "edges", i), offset(1e-6));
    }
    assertThat(numbers.samples()).hasSize(200);
  }

  private static List<Integer> counts(Regression numbers) {
    return numbers.histogram().stream().map(bin -> (int) bin.count()).toList();
  }

  @Test
  void shouldHaveNoCurvesWhenOneClassIsMissing() throws Exception {
    Evaluator evaluator = Evaluator.of(model(1, "sigmoid", "binary_crossentropy"));

    evaluator.add(Part.VALIDATION, new float[] {0.3f, 0.6f}, new float[] {0, 0}, 2);

    Evaluation result = evaluator.result().orElseThrow();
    assertThat(result.part()).isEqualTo(Part.VALIDATION);
    assertThat(result.examples()).isEqualTo(2);
    assertThat(((Classification) result.outputs().get(0)).curves()).isNull();
    assertThat(((Classification) result.outputs().get(0)).accuracy()).isEqualTo(0.5);
  }

  @Test
  void shouldHaveOneBinWhenAllResidualsAreEqual() throws Exception {
    Evaluator evaluator = Evaluator.of(model(1, "linear", "mean_squared_error"));

    evaluator.add(Part.TEST, new float[] {3, 3}, new float[] {1, 1}, 2);

    Regression numbers = (Regression) evaluator.result().orElseThrow().outputs().get(0);
    assertThat(numbers.histogram()).containsExactly(new Bin(2, 2, 2));
    assertThat(numbers.r2()).isNull();
    assertThat(numbers.residuals()).containsOnly(2.0).hasSize(7);
    assertThat(numbers.samples()).containsExactly(new Sample(1, 3), new Sample(1, 3));
  }

  @Test
  void shouldTakeLogitsOnBothSidesOfZero() throws Exception {
    String logits =
        """
        {"class_name": "BinaryCrossentropy", "config": {"from_logits": true}}""";
    Evaluator evaluator = Evaluator.of(parse(1, "linear", logits));

    evaluator.add(Part.TEST, new float[] {0.2f, -0.2f, 3}, new float[] {1, 0, 0}, 3);

    Classification classes = (Classification) evaluator.result().orElseThrow().outputs().get(0);
    assertThat(classes.confusion()).containsExactly(List.of(1L, 1L), List.of(0L, 1L));
    assertThat(classes.curves().roc().get(1).threshold()).isCloseTo(0.95257, offset(1e-4));
  }

  @Test
  void shouldThinLongCurvesAndKeepTheirEnds() throws Exception {
    Evaluator evaluator = Evaluator.of(model(1, "sigmoid", "binary_crossentropy"));
    Random random = new Random(1);
    for (int row = 0; row < 20_000; row++) {
      float label = random.nextInt(2);
      float score = (random.nextFloat() + 0.3f * label) / 1.3f;
      evaluator.add(Part.TEST, new float[] {score}, new float[] {label}, 1);
    }

    Curves curves = ((Classification) evaluator.result().orElseThrow().outputs().get(0)).curves();

    assertThat(curves.roc()).hasSizeBetween(150, Curves.MAX_POINTS);
    assertThat(curves.precisionRecall()).hasSizeBetween(150, Curves.MAX_POINTS);
    assertThat(curves.roc().get(0)).isEqualTo(new Point(0, 0, null));
    Point end = curves.roc().get(curves.roc().size() - 1);
    assertThat(end.x()).isEqualTo(1);
    assertThat(end.y()).isEqualTo(1);
    assertThat(curves.roc()).extracting(Point::x).isSorted();
  }

  @Test
  void shouldReportClassesAloneWhenThereAreVeryMany() throws Exception {
    Evaluator evaluator = Evaluator.of(model(201, "softmax", "sparse_categorical_crossentropy"));
    float[] prediction = new float[201];
    prediction[200] = 1;

    evaluator.add(Part.TEST, prediction, new float[] {200}, 1);

    Classification classes = (Classification) evaluator.result().orElseThrow().outputs().get(0);
    assertThat(classes.confusion()).isEmpty();
    assertThat(classes.classes()).hasSize(201);
    assertThat(classes.classes().get(200)).isEqualTo(new ClassReport(200, 1, 1, 1, 1));
  }

  @Test
  void shouldTakeBothFormsOfLabels() throws Exception {
    Evaluator evaluator = Evaluator.of(model(3, "softmax", "categorical_crossentropy"));

    evaluator.add(
        Part.TEST,
        new float[] {0.1f, 0.7f, 0.2f, 0.5f, 0.2f, 0.3f},
        new float[] {0, 1, 0, 0, 0, 1},
        2);

    Classification classes = (Classification) evaluator.result().orElseThrow().outputs().get(0);
    assertThat(classes.confusion())
        .containsExactly(List.of(0L, 0L, 0L), List.of(0L, 1L, 0L), List.of(1L, 0L, 0L));
  }

  @Test
  void shouldTakeManyValuesOfABinaryLossAsNumbers() throws Exception {
    Evaluator evaluator = Evaluator.of(model(3, "sigmoid", "binary_crossentropy"));

    evaluator.add(Part.TEST, new float[] {0.5f, 1, 0}, new float[] {1, 1, 0}, 1);

    Regression numbers = (Regression) evaluator.result().orElseThrow().outputs().get(0);
    assertThat(numbers.meanAbsoluteError()).isCloseTo(0.5 / 3, offset(NEAR));
  }

  @Test
  void shouldHaveNoResultWithoutExamples() throws Exception {
    assertThat(Evaluator.of(model(1, "linear", "mean_squared_error")).result()).isEmpty();
  }

  @Test
  void shouldGiveTheSameBytesWhereverItIsInterrupted() throws Exception {
    for (String loss : List.of("binary_crossentropy", "mean_squared_error")) {
      KerasModel model = model(1, "sigmoid", loss);
      byte[] whole = written(model, 0);
      for (int interrupted = 20_000; interrupted < 200_000; interrupted += 37_000) {
        assertThat(written(model, interrupted)).isEqualTo(whole);
      }
    }
  }

  /** More different scores than are kept exactly. */
  private static byte[] written(KerasModel model, int interruptedAt) throws IOException {
    Random random = new Random(5);
    Evaluator evaluator = Evaluator.of(model);
    for (int row = 0; row < 200_000; row++) {
      if (row == interruptedAt) {
        evaluator = restored(model, evaluator);
      }
      float score = random.nextFloat();
      evaluator.add(Part.TEST, new float[] {score}, new float[] {random.nextInt(2)}, 1);
    }
    Evaluation result = evaluator.result().orElseThrow();
    return ContractJson.writeBytes(result);
  }

  private static Evaluator restored(KerasModel model, Evaluator evaluator) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    evaluator.writeTo(new DataOutputStream(bytes));
    Evaluator restored = Evaluator.of(model);
    restored.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return restored;
  }

  private static List<Evaluation.Output> evaluate(KerasModel model, JsonNode fixture) {
    Evaluator evaluator = Evaluator.of(model);
    float[] predictions = values(fixture.path("predictions"));
    float[] labels = values(fixture.path("labels"));
    evaluator.add(Part.TEST, predictions, labels, labels.length);
    return evaluator.result().orElseThrow().outputs();
  }

  private static float[] values(JsonNode rows) {
    List<Float> values = new ArrayList<>();
    for (JsonNode row : rows) {
      if (row.isArray()) {
        row.forEach(value -> values.add((float) value.doubleValue()));
      } else {
        values.add((float) row.doubleValue());
      }
    }
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }

  private static double number(JsonNode expected, String name) {
    return expected.path(name).doubleValue();
  }

  private static double at(JsonNode expected, String name, int index) {
    return expected.path(name).get(index).doubleValue();
  }

  private static KerasModel model(int outputs, String activation, String loss) throws Exception {
    return parse(outputs, activation, '"' + loss + '"');
  }

  private static KerasModel parse(int outputs, String activation, String loss) throws Exception {
    return KerasJson.parse(
        """
        {"module": "keras", "class_name": "Sequential", "config": {"name": "m", "layers": [
          {"class_name": "InputLayer", "config": {"batch_shape": [null, 2], "name": "in"}},
          {"class_name": "Dense", "config": {"name": "answer", "units": %d, "activation": "%s"}}]},
         "compile_config": {"optimizer": "sgd", "loss": %s, "metrics": []}}
        """
            .formatted(outputs, activation, loss));
  }

  private static JsonNode fixture(String name) {
    InputStream file = EvaluatorTest.class.getResourceAsStream("/fit/evaluation.json");
    return ContractJson.mapper().readTree(file).path(name);
  }
}
