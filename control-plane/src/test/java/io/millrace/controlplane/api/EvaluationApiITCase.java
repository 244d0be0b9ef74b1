package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.StepsCompleted;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.controlplane.api.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class EvaluationApiITCase {
  private static final Evaluation.Classification CLASSES =
      new Evaluation.Classification(
          "probabilities",
          List.of(List.of(5L, 1L), List.of(0L, 4L)),
          List.of(
              new Evaluation.ClassReport(0, 1, 5 / 6.0, 10 / 11.0, 6),
              new Evaluation.ClassReport(1, 0.8, 1, 8 / 9.0, 4)),
          0.9,
          new Evaluation.Curves(
              0.95,
              0.9,
              List.of(new Evaluation.Point(0, 0, null), new Evaluation.Point(1, 1, 0.1)),
              List.of(new Evaluation.Point(1, 0.8, 0.5))));
  private static final Evaluation.Regression NUMBERS =
      new Evaluation.Regression(
          "price",
          0.1,
          0.2,
          0.3,
          null,
          List.of(-1.0, -0.9, -0.5, 0.0, 0.5, 0.9, 1.0),
          List.of(new Evaluation.Bin(-1, 1, 10)),
          List.of(new Evaluation.Sample(2, 2.5)));

  @Autowired private Api api;
  @Autowired private Scenario scenario;

  @TempDir private Path store;

  private void tell(String training, String eventId, JobEvent event) {
    scenario.tell(training + "-" + eventId, Scenario.trainingJob(training), event);
  }

  private String path(String training) {
    return "/api/v1/trainings/" + training + "/results/" + scenario.resultIds(training).get(0);
  }

  /** Path of a finished result with this in its archive. */
  private String evaluated(Evaluation.Output... outputs) throws IOException {
    Files.writeString(
        store.resolve(ModelFiles.EVALUATION),
        ContractJson.write(new Evaluation(Evaluation.Part.TEST, 10, List.of(outputs))));
    return finished(new TrainingStarted("", 6, 2, 2, 0));
  }

  private String finished(TrainingStarted examples) {
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    tell(
        training,
        "started",
        new TrainingStarted(
            result,
            examples.trainingExamples(),
            examples.validationExamples(),
            examples.testExamples(),
            0));
    tell(training, "done", Outcomes.succeededWithArchive(result, store));
    scenario.awaitTraining(training, "FINISHED");
    return path(training);
  }

  private static void absent(Answer answer, String code, String text) {
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
    assertThat(answer.json().path("detail").asString()).matches(text);
  }

  @Test
  void shouldAnswerTheEvaluationAsTheJobWroteIt() throws IOException {
    // Given
    String result = evaluated(CLASSES, NUMBERS);

    // When
    Answer evaluation = api.get(result + "/evaluation");

    // Then
    assertThat(evaluation.status()).isEqualTo(200);
    assertThat(evaluation.json())
        .isEqualTo(
            ContractJson.mapper().readTree(Files.readString(store.resolve(ModelFiles.EVALUATION))));
    assertThat(evaluation.json().path("outputs").get(1).path("kind").asString())
        .isEqualTo("REGRESSION");
  }

  @Test
  void shouldAnswerTheConfusionMatrixOfTheFirstClassifierOrTheNamedOne() throws IOException {
    // Given
    String result = evaluated(NUMBERS, CLASSES);
    String expected =
        "{\"output\":\"probabilities\",\"part\":\"TEST\",\"labels\":[0,1],"
            + "\"matrix\":[[5,1],[0,4]]}";

    // When
    Answer first = api.get(result + "/confusion-matrix");
    Answer named = api.get(result + "/confusion-matrix?output=probabilities");
    Answer numbers = api.get(result + "/confusion-matrix?output=price");
    Answer unknown = api.get(result + "/confusion-matrix?output=colour");

    // Then
    assertThat(first.json().toString()).isEqualTo(expected);
    assertThat(named.json().toString()).isEqualTo(expected);
    absent(
        numbers,
        "CONFUSION_MATRIX_ABSENT",
        "output 'price' predicts numbers, which have no classes");
    absent(
        unknown,
        "OUTPUT_UNKNOWN",
        "the evaluation of result '.*' has no output 'colour'; legal is price, probabilities");
  }

  @Test
  void shouldSayWhyThereIsNoEvaluation() throws IOException {
    // Given
    String waiting = path(scenario.training(1));
    String withoutParts = finished(new TrainingStarted("", 10, 0, 0, 0));
    String withoutFile = finished(new TrainingStarted("", 8, 2, 0, 0));
    String old = scenario.trainedResult(store);
    JsonNode owner = owner(old);

    // When
    Answer early = api.get(waiting + "/evaluation");
    Answer whole = api.get(withoutParts + "/evaluation");
    Answer unwritten = api.get(withoutFile + "/confusion-matrix");
    Answer former =
        api.get(
            "/api/v1/trainings/" + owner.path("id").asString() + "/results/" + old + "/evaluation");

    // Then
    absent(
        early,
        "EVALUATION_ABSENT",
        "result '.*' has no evaluation: it is WAITING; a model is evaluated when its training has"
            + " succeeded");
    absent(
        whole,
        "EVALUATION_ABSENT",
        "result '.*' has no evaluation: its data had no part that was not trained on; train it with"
            + " a validationRate or testRate above 0");
    absent(
        unwritten,
        "EVALUATION_ABSENT",
        "result '.*' has no evaluation: its files hold none; the model has no output with labels,"
            + " or a release before wrote them");
    absent(
        former,
        "EVALUATION_ABSENT",
        "result '.*' has no evaluation: it was made by a release that wrote none; train the model"
            + " again");
  }

  private JsonNode owner(String result) {
    return api.get("/api/v1/trainings")
        .json()
        .path("items")
        .valueStream()
        .filter(training -> training.toString().contains(result))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldAnswerMetricsByStepOnceEachAndThinnedOut() {
    // Given
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);

    // When
    for (int step = 10; step <= 500; step += 10) {
      tell(training, "step-" + step, steps(result, step, step == 330 ? 9 : 0.5));
    }
    tell(training, "again", steps(result, 100, 7));
    tell(training, "last", steps(result, 510, 0.25));

    // Then
    JsonNode all =
        api.await(path(training) + "/metrics?by=step", json -> json.path("steps").size() == 51);
    assertThat(all.path("epochs").get(0).asInt()).isEqualTo(1);
    assertThat(all.path("train").path("loss").get(9).asDouble()).isEqualTo(0.5);
    assertThat(all.path("learningRate").get(50).asDouble()).isEqualTo(0.01);
    assertThat(all.path("validation").isEmpty()).isTrue();
    JsonNode thin = api.get(path(training) + "/metrics?by=step&maxPoints=6").json();
    assertThat(thin.path("steps").size()).isLessThanOrEqualTo(6);
    assertThat(thin.path("steps").valueStream().map(JsonNode::asInt)).contains(10, 330, 510);
    assertThat(api.get(path(training) + "/metrics").json().path("epochs").isEmpty()).isTrue();
    Answer refused = api.get(path(training) + "/metrics?by=hour");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("detail").asString())
        .isEqualTo("parameter 'by' has the value 'hour'; legal is epoch or step");
  }

  private static StepsCompleted steps(String result, int step, double loss) {
    return new StepsCompleted(
        result, 1 + step / 200, step, 10, Map.of("loss", loss, "nan", Double.NaN), 0.01);
  }
}
