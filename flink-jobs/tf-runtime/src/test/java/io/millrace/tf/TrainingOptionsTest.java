package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.loss.LossFunction;
import io.millrace.keras.optimizer.LearningRate;
import io.millrace.keras.optimizer.Optimizer;
import io.millrace.keras.optimizer.StepOptions;
import io.millrace.keras.optimizer.StepOptions.MovingAverage;
import io.millrace.keras.optimizer.UpdateRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the golden set does not ask of a session: settings, averages, weights that rest. */
class TrainingOptionsTest {
  private static final UpdateRule SGD = new UpdateRule.Sgd(0, false);

  @Test
  void shouldScaleTheLearningRateFromTheNextStepOn() {
    try (TrainingSession session = session(new Optimizer(SGD, 0.1));
        TrainingSession reference = session(new Optimizer(SGD, 0.05))) {
      session.setLearningRateFactor(0.5f);
      assertThat(session.learningRate()).isEqualTo(0.05f);
      assertThat(trained(session)).isEqualTo(trained(reference));
      assertThatThrownBy(() -> session.setLearningRateFactor(0))
          .hasMessage("the factor of the learning rate is 0.0; legal is more than 0");
    }
  }

  @Test
  void shouldFollowAScheduleThatIsScaledToo() {
    Optimizer decaying =
        new Optimizer(SGD, new LearningRate.ExponentialDecay(0.1, 1, 0.5, false), StepOptions.NONE);
    try (TrainingSession session = session(decaying)) {
      session.setLearningRateFactor(2);
      assertThat(session.learningRate()).isEqualTo(0.2f);
      assertThat(session.lastLearningRate()).isEqualTo(0.2f);
      trained(session);
      assertThat(session.learningRate()).isEqualTo(0.1f);
      assertThat(session.lastLearningRate()).isEqualTo(0.2f);
    }
  }

  @Test
  void shouldMakeTheAverageTheWeightsAtTheEnd() {
    StepOptions options = new StepOptions(0, null, new MovingAverage(0.5, null), 1, 1);
    Optimizer averaging = new Optimizer(SGD, new LearningRate.Fixed(0.1), options);
    try (TrainingSession session = session(averaging)) {
      float first = trained(session)[0];
      float second = trained(session)[0];

      session.finish();

      assertThat(session.weights().get(0).values()[0])
          .isCloseTo((first + second) / 2, within(1e-6f));
    }
  }

  @Test
  void shouldCollectGradientsOverStepsBitForBitAcrossASnapshot() {
    StepOptions options = new StepOptions(0, null, null, 2, 1);
    Optimizer collecting = new Optimizer(SGD, new LearningRate.Fixed(0.1), options);
    try (TrainingSession session = session(collecting);
        TrainingSession resumed = session(collecting)) {
      float[] before = session.weights().get(0).values();
      assertThat(trained(session)).isEqualTo(before);
      resumed.restore(session.snapshot());
      assertThat(trained(resumed)).isEqualTo(trained(session)).isNotEqualTo(before);
    }
  }

  @Test
  void shouldWeighExamplesLikeRepeatedOnes() {
    try (TrainingSession session = session(new Optimizer(SGD, 0.1));
        TrainingSession reference = session(new Optimizer(SGD, 0.1))) {
      float[] features = {1, 2, 3, 4};
      session.trainOnBatch(
          new ExampleBatch(features, new float[] {1, 2}, new float[] {2, 0}, 2),
          session.newTotals());
      reference.trainOnBatch(features, new float[] {1}, 1, reference.newTotals());
      assertThat(session.weights().get(0).values())
          .containsExactly(reference.weights().get(0).values(), within(1e-6f));
    }
  }

  @Test
  void shouldRefuseALossWithoutWeightsToTrain() {
    Dense frozen =
        new Dense(
            "dense",
            false,
            1,
            ActivationFunction.LINEAR,
            true,
            new WeightOptions(Models.GLOROT),
            new WeightOptions(Models.GLOROT));
    KerasModel model =
        Models.sequential(
            TensorShape.of(2),
            List.of(frozen),
            Models.sgd(0.1),
            new LossFunction.MeanSquaredError());
    assertThatThrownBy(() -> TrainingSession.compile(model, 1))
        .isInstanceOf(UnusableModelException.class)
        .hasMessage("the loss depends on no weight that may be trained; legal is at least one");
  }

  private static TrainingSession session(Optimizer optimizer) {
    return TrainingSession.compile(Models.linearRegression(2, optimizer), 3);
  }

  /** The kernel after a step. */
  private static float[] trained(TrainingSession session) {
    session.trainOnBatch(new float[] {1, 2}, new float[] {1}, 1, session.newTotals());
    return session.weights().get(0).values();
  }
}
