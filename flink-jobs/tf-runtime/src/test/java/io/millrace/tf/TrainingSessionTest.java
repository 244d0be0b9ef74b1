package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.Dropout;
import io.millrace.keras.loss.LossFunction;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainingSessionTest {
  private static final int ROWS = 10;

  @Test
  void shouldDescribeWhatItTakesAndReports() {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 1)) {
      assertThat(session.featureCount()).isEqualTo(3);
      assertThat(session.labelCount()).isEqualTo(1);
      assertThat(session.metricNames()).containsExactly("loss", "accuracy");
      assertThat(session.step()).isZero();
      assertThat(session.signature()).isEqualTo(Models.hcopd().signature());
      assertThat(TrainingSession.versions()).containsEntry("tensorflow", "2.18.0");
    }
  }

  @Test
  void shouldRefuseToTrainOnceItIsClosed() {
    TrainingSession session = TrainingSession.compile(Models.hcopd(), 1);
    MetricTotals means = session.newTotals();
    session.trainOnBatch(new float[3], new float[1], 1, means);

    session.close();
    session.close();

    assertThatThrownBy(() -> session.trainOnBatch(new float[3], new float[1], 1, means))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the training session is closed");
    assertThatThrownBy(() -> session.testOnBatch(new float[3], new float[1], 1, means))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(session::snapshot).isInstanceOf(IllegalStateException.class);
    assertThat(means.rows()).isEqualTo(1);
  }

  @Test
  void shouldLearnSeparableClasses() {
    // Given
    KerasModel model =
        Models.sequential(
            TensorShape.of(2),
            List.of(
                Models.dense("dense", 8, ActivationFunction.RELU),
                Models.dense("dense_1", 3, ActivationFunction.SOFTMAX)),
            Models.adam(0.01),
            new LossFunction.SparseCategoricalCrossentropy(false, null),
            Models.SPARSE_ACCURACY);
    float[] features = new float[2 * 90];
    float[] labels = new float[90];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
      features[2 * i] = (float) (Math.cos(2 * i) * 0.1 + (i % 3) * 2 + random.nextDouble() * 0.1);
      features[2 * i + 1] = (float) (random.nextDouble() * 0.2 - (i % 3));
    }

    try (TrainingSession session = TrainingSession.compile(model, 42)) {
      MetricTotals before = session.newTotals();
      session.testOnBatch(features, labels, 90, before);

      // When
      MetricTotals ignored = session.newTotals();
      for (int epoch = 0; epoch < 300; epoch++) {
        session.trainOnBatch(features, labels, 90, ignored);
      }

      // Then
      MetricTotals after = session.newTotals();
      session.testOnBatch(features, labels, 90, after);
      assertThat(after.results().get("loss")).isLessThan(before.results().get("loss") / 4);
      assertThat(after.results().get("accuracy")).isGreaterThan(0.98);
      assertThat(session.step()).isEqualTo(300);
    }
  }

  @Test
  void shouldGiveTheSameWeightsForTheSameSeedOnly() {
    assertThat(trained(7)).isEqualTo(trained(7)).isNotEqualTo(trained(8));
  }

  @Test
  void shouldContinueFromSnapshotBitForBit() {
    // Given
    Snapshot uninterrupted;
    Snapshot halfway;
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 7)) {
      train(session, 0, 25);
      halfway = session.snapshot();
      train(session, 25, 50);
      uninterrupted = session.snapshot();
    }

    // When
    Snapshot resumed;
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 7)) {
      session.restore(halfway);
      assertThat(session.step()).isEqualTo(25);
      train(session, 25, 50);
      resumed = session.snapshot();
    }

    // Then
    assertThat(resumed).isEqualTo(uninterrupted);
  }

  @Test
  void shouldRestoreOverATrainingThatWentOn() {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 7)) {
      // Given
      train(session, 0, 5);
      Snapshot snapshot = session.snapshot();
      train(session, 5, 9);

      // When
      session.restore(snapshot);

      // Then
      assertThat(session.snapshot()).isEqualTo(snapshot);
    }
  }

  @Test
  void shouldTakeBatchesOfAnySize() {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 7)) {
      MetricTotals means = session.newTotals();

      // When
      for (int rows : new int[] {ROWS, 3, ROWS, 1, 2 * ROWS, ROWS}) {
        session.trainOnBatch(new float[3 * rows], new float[rows], rows, means);
      }

      // Then
      assertThat(means.rows()).isEqualTo(54);
      assertThat(means.isFinite()).isTrue();
      assertThat(session.step()).isEqualTo(6);
    }
  }

  @Test
  void shouldComputeASmallBatchAsPartOfALargeOne() {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 7)) {
      float[] features = features(0);
      float[] labels = labels();
      MetricTotals whole = session.newTotals();
      MetricTotals parts = session.newTotals();

      // When
      session.testOnBatch(features, labels, ROWS, whole);
      for (int i = 0; i < ROWS; i++) {
        float[] row = {features[3 * i], features[3 * i + 1], features[3 * i + 2]};
        session.testOnBatch(row, new float[] {labels[i]}, 1, parts);
      }

      // Then
      assertThat(parts.rows()).isEqualTo(whole.rows());
      assertThat(parts.results().get("loss")).isCloseTo(whole.results().get("loss"), within(1e-6));
      assertThat(parts.results().get("accuracy"))
          .isCloseTo(whole.results().get("accuracy"), within(1e-6));
    }
  }

  @Test
  void shouldDropUnitsInTrainingOnly() {
    // Given: a frozen start, so that loss differs by dropout alone
    KerasModel model =
        Models.sequential(
            TensorShape.of(3),
            List.of(
                new Dropout("dropout", 0.5, null),
                Models.dense("dense", 2, ActivationFunction.SOFTMAX)),
            Models.sgd(1e-30),
            new LossFunction.SparseCategoricalCrossentropy(false, null));
    try (TrainingSession session = TrainingSession.compile(model, 3)) {
      MetricTotals[] means = new MetricTotals[4];
      for (int i = 0; i < means.length; i++) {
        means[i] = session.newTotals();
      }

      // When
      session.testOnBatch(features(0), labels(), ROWS, means[0]);
      session.testOnBatch(features(0), labels(), ROWS, means[1]);
      session.trainOnBatch(features(0), labels(), ROWS, means[2]);
      session.trainOnBatch(features(0), labels(), ROWS, means[3]);

      // Then
      assertThat(means[0].results()).isEqualTo(means[1].results());
      assertThat(means[2].results())
          .isNotEqualTo(means[0].results())
          .isNotEqualTo(means[3].results());
    }
  }

  @Test
  void shouldLetADivergedLossBeSeen() {
    try (TrainingSession session =
        TrainingSession.compile(Models.linearRegression(1, Models.sgd(1e30)), 7)) {
      MetricTotals means = session.newTotals();

      // When
      for (int i = 0; i < 5; i++) {
        session.trainOnBatch(new float[] {3}, new float[] {1}, 1, means);
      }

      // Then
      assertThat(means.isFinite()).isFalse();
      assertThat(means.results().get("loss")).isNotNull().matches(loss -> !Double.isFinite(loss));
    }
  }

  @Test
  void shouldRefuseASnapshotOfAnotherModel() {
    try (TrainingSession hcopd = TrainingSession.compile(Models.hcopd(), 7);
        TrainingSession linear =
            TrainingSession.compile(Models.linearRegression(4, Models.sgd(0.1)), 7)) {
      Snapshot before = linear.snapshot();
      assertThatThrownBy(() -> linear.restore(hcopd.snapshot()))
          .isInstanceOf(IncompatibleSnapshotException.class)
          .hasMessageStartingWith(
              "the snapshot was taken from another model: it has dense/kernel (3, 4) where the"
                  + " model has dense/kernel (4, 1); dense/bias (4) where the model has dense/bias"
                  + " (1); dense_1/kernel (4, 2) where the model has nothing;");
      assertThat(linear.snapshot()).isEqualTo(before);
    }
  }

  @Test
  void shouldRefuseLabelsThatAreNoClass() {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 7)) {
      MetricTotals means = session.newTotals();
      for (float label : new float[] {2, -1, 0.5f, Float.NaN}) {
        assertThatThrownBy(
                () -> session.trainOnBatch(new float[6], new float[] {0, label}, 2, means))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "label " + label + " of row 1 is no class; legal are whole numbers from 0 to 1");
      }
      assertThat(session.step()).isZero();
    }
  }

  @Test
  void shouldRefuseArraysThatAreTooShort() {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), 7)) {
      MetricTotals means = session.newTotals();
      assertThatThrownBy(() -> session.testOnBatch(new float[5], new float[2], 2, means))
          .hasMessage(
              "given were 5 feature and 2 label values for 2 rows; legal is at least 1 row with 3"
                  + " feature and 1 label values each");
      assertThatThrownBy(() -> session.trainOnBatch(new float[6], new float[2], 0, means))
          .hasMessageStartingWith("given were 6 feature and 2 label values for 0 rows");
    }
  }

  private static Snapshot trained(long seed) {
    try (TrainingSession session = TrainingSession.compile(Models.hcopd(), seed)) {
      train(session, 0, 50);
      return session.snapshot();
    }
  }

  private static void train(TrainingSession session, int from, int to) {
    MetricTotals means = session.newTotals();
    for (int step = from; step < to; step++) {
      session.trainOnBatch(features(step), labels(), step % 7 == 6 ? 4 : ROWS, means);
    }
  }

  private static float[] features(int step) {
    SplittableRandom random = new SplittableRandom(step);
    float[] features = new float[3 * ROWS];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextDouble();
    }
    return features;
  }

  private static float[] labels() {
    return new float[] {0, 1, 0, 1, 1, 1, 0, 0, 1, 0};
  }
}
