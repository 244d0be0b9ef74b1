package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

class PredictorTest {
  @TempDir Path folder;

  @Test
  void shouldPredictAsTheTrainedModelDoes() {
    // Given
    float weight;
    float bias;
    try (TrainingSession session = TrainingSession.compile(Models.linearRegression(1), 9)) {
      MetricTotals means = session.newTotals();
      for (int i = 0; i < 20; i++) {
        session.trainOnBatch(new float[] {1, 2}, new float[] {3, 5}, 2, means);
      }
      Snapshot snapshot = session.snapshot();
      weight = snapshot.variables().get(0).values()[0];
      bias = snapshot.variables().get(1).values()[0];

      // When
      session.exportSavedModel(folder.resolve("model"));
    }

    // Then
    try (Predictor predictor = Predictor.load(folder.resolve("model"))) {
      float[] into = new float[3];
      for (int rows : new int[] {3, 1, 3, 2}) {
        predictor.predict(new float[] {0, 1, -4}, rows, into);
        assertThat(into[0]).isEqualTo(bias);
        assertThat(into[rows - 1]).isEqualTo(weight * new float[] {0, 1, -4}[rows - 1] + bias);
      }
    }
  }

  @Test
  void shouldScoreWithoutDropoutAsTestingDoes() {
    // Given
    float[] features = {0.1f, -0.4f, 0.9f, 1, 2, -3};
    double loss;
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 9)) {
      MetricTotals ignored = session.newTotals();
      session.trainOnBatch(features, new float[] {1, 0}, 2, ignored);
      MetricTotals means = session.newTotals();
      session.testOnBatch(features, new float[] {1, 0}, 2, means);
      loss = means.results().get("loss");
      session.exportSavedModel(folder);
    }

    // When
    float[] into = new float[4];
    try (Predictor predictor = Predictor.load(folder)) {
      predictor.predict(features, 2, into);
    }

    // Then
    assertThat(-(Math.log(into[1]) + Math.log(into[2])) / 2).isCloseTo(loss, within(1e-6));
  }

  @Test
  void shouldSayWhatTheModelTakesAndGives() {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 9)) {
      session.exportSavedModel(folder);
    }
    try (Predictor predictor = Predictor.load(folder)) {
      assertThat(predictor.signature()).isEqualTo(Models.hcopd().signature());
      assertThat(predictor.featureCount()).isEqualTo(3);
      assertThat(predictor.outputCount()).isEqualTo(2);
    }
    assertThat(folder.resolve("saved_model.pb")).exists();
    assertThat(folder.resolve("variables/variables.index")).exists();
    assertThat(folder.resolve("variables/variables.data-00000-of-00001")).exists();
  }

  @Test
  void shouldExportWhatServersAskFor() throws IOException {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 9)) {
      session.exportSavedModel(folder);
    }

    SavedModel model = SavedModel.parseFrom(Files.readAllBytes(folder.resolve("saved_model.pb")));
    MetaGraphDef graph = model.getMetaGraphs(0);
    SignatureDef serving = graph.getSignatureDefOrThrow("serving_default");
    assertThat(model.getSavedModelSchemaVersion()).isEqualTo(1);
    assertThat(graph.getMetaInfoDef().getTagsList()).containsExactly("serve");
    assertThat(graph.getMetaInfoDef().getTensorflowVersion()).isEqualTo(TensorFlow.version());
    assertThat(serving.getMethodName()).isEqualTo("tensorflow/serving/predict");
    assertThat(serving.getInputsMap().values())
        .allSatisfy(input -> assertThat(input.getTensorShape().getDim(0).getSize()).isEqualTo(-1));
  }

  @Test
  void shouldRefuseToExportIntoAFolderWithFiles() throws IOException {
    Files.writeString(folder.resolve("a"), "");
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 9)) {
      assertThatThrownBy(() -> session.exportSavedModel(folder))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("folder " + folder + " is not empty; legal is an empty or a new one");
    }
  }

  @Test
  void shouldExportEqualModelsAsEqualBytes() throws IOException {
    for (String target : new String[] {"a", "b"}) {
      try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 9)) {
        session.exportSavedModel(folder.resolve(target));
      }
    }
    for (String file :
        new String[] {
          "saved_model.pb", "variables/variables.index", "variables/variables.data-00000-of-00001"
        }) {
      assertThat(folder.resolve("a").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
    }
  }

  @Test
  void shouldSayWhereAModelCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 9)) {
      assertThatThrownBy(() -> session.exportSavedModel(file.resolve("model")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("cannot write the SavedModel to " + file.resolve("model") + ": ");
    }
  }

  @Test
  void shouldRefuseAFolderThatIsNoSavedModel() {
    assertThatThrownBy(() -> Predictor.load(folder))
        .isInstanceOf(UnusableModelException.class)
        .hasMessage(
            "folder "
                + folder
                + " holds no SavedModel: saved_model.pb is missing (export it with"
                + " model.export(folder) or tf.saved_model.save)");
  }

  @Test
  void shouldRefuseADamagedSavedModel() throws IOException {
    Files.writeString(folder.resolve("saved_model.pb"), "no protobuf");
    assertThatThrownBy(() -> Predictor.load(folder))
        .isInstanceOf(UnusableModelException.class)
        .hasMessage(
            "saved_model.pb is damaged: a field has the unknown wire type 6 (export the model"
                + " again)");
  }

  @Test
  void shouldRefuseBatchesThatDoNotFit() {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 9)) {
      session.exportSavedModel(folder);
    }
    try (Predictor predictor = Predictor.load(folder)) {
      assertThatThrownBy(() -> predictor.predict(new float[3], 0, new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "given were 3 feature values and room for 2 for 0 rows; legal is at least 1 row with"
                  + " 3 feature values and room for 2 each");
      assertThatThrownBy(() -> predictor.predict(new float[5], 2, new float[4]))
          .hasMessageStartingWith("given were 5 feature values and room for 4 for 2 rows");
      assertThatThrownBy(() -> predictor.predict(new float[6], 2, new float[3]))
          .hasMessageStartingWith("given were 6 feature values and room for 3 for 2 rows");
    }
  }

  @Test
  void shouldRefuseToPredictOnceItIsClosed() {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 9)) {
      session.exportSavedModel(folder);
    }
    Predictor predictor = Predictor.load(folder);
    predictor.predict(new float[3], 1, new float[2]);

    predictor.close();

    assertThatThrownBy(() -> predictor.predict(new float[3], 1, new float[2]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the model is closed");
  }

  @Test
  void shouldPredictInSeveralThreadsAtOnce() throws Exception {
    // Given
    try (TrainingSession session = TrainingSession.compile(Models.linearRegression(1), 9)) {
      session.exportSavedModel(folder);
    }
    int rows = 200;
    try (Predictor predictor = Predictor.load(folder)) {
      ExecutorService threads = Executors.newFixedThreadPool(3);
      try {
        // When
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int thread = 1; thread <= 3; thread++) {
          float[] features = new float[rows];
          Arrays.fill(features, thread);
          answers.add(threads.submit(() -> isAlwaysTheSame(predictor, features)));
        }

        // Then
        for (Future<Boolean> answer : answers) {
          assertThat(answer.get()).isTrue();
        }
      } finally {
        threads.shutdown();
      }
    }
  }

  private static boolean isAlwaysTheSame(Predictor predictor, float[] features) {
    float[] first = new float[features.length];
    predictor.predict(features, features.length, first);
    float[] again = new float[features.length];
    for (int i = 0; i < 2000; i++) {
      predictor.predict(features, features.length, again);
      if (!Arrays.equals(first, again)) {
        return false;
      }
    }
    return true;
  }
}
