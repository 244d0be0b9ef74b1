package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ModelReady;
import io.millrace.contracts.event.ModelRefused;
import io.millrace.contracts.event.ModelWithdrawn;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.ModelRules;
import io.millrace.contracts.model.Activation;
import io.millrace.contracts.model.ModelWithdrawal;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class ModelLifeTest {
  private static final MicroBatch OF_THREE = new MicroBatch(3, 10);

  private final FakeModels models = new FakeModels();

  @Test
  void shouldTellThatAModelIsReadyBeforeItTakesOver() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2));
      harness.awaitModel();

      assertThat(harness.votes).containsExactly(new Vote(2, true));
      assertThat(harness.events(ModelReady.class))
          .extracting(ModelReady::revision)
          .containsExactly(2L);
      assertThat(harness.events(ModelActivated.class))
          .extracting(ModelActivated::revision)
          .containsExactly(1L);
    }
  }

  @Test
  void shouldWaitForTheVerdictOfAllSubtasks() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2));
      harness.awaitReady();
      harness.checkpoint(1);
      harness.records(1, 2, 3);

      harness.score().handleOperatorEvent(new Verdict(2, true));
      harness.checkpoint(2);
      harness.records(4, 5, 6);

      assertThat(harness.versions()).containsExactly(1L, 1L, 1L, 2L, 2L, 2L);
      assertThat(harness.events(ModelActivated.class).get(1).swap().checkpointId()).isEqualTo(2);
    }
  }

  @Test
  void shouldLetGoOfAModelThatAnotherSubtaskRefuses() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2));
      harness.awaitReady();

      harness.score().handleOperatorEvent(new Verdict(2, false));
      harness.checkpoint(1);
      harness.records(1, 2, 3);

      assertThat(harness.versions()).containsOnly(1L);
      assertThat(models.closed).containsExactly(2L);
    }
  }

  @Test
  void shouldFollowTheOthersAfterARestartEvenWhenItHasToWait() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.hangingModel(2));
      harness.score().handleOperatorEvent(new Verdict(2, true));
      models.goOn.countDown();

      harness.checkpoint(1);
      harness.records(1, 2, 3);

      assertThat(harness.versions()).containsOnly(2L);
    }
  }

  @Test
  void shouldFailWhenItCannotFollowTheOthers() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.missingModel(2));
      harness.score().handleOperatorEvent(new Verdict(2, true));

      assertThatThrownBy(() -> harness.snapshot(1, 1))
          .hasRootCauseMessage("artifact file:///missing does not exist");
    }
  }

  @Test
  void shouldTakeOverAtOnceAndSplitTheBatch() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 2);
      harness.model(models.model(2).takingOver(Activation.IMMEDIATE));
      harness.awaitModel();
      harness.records(3, 4, 5);

      assertThat(harness.versions()).containsExactly(1L, 1L, 2L, 2L, 2L);
      assertThat(harness.events(ModelActivated.class).get(1).swap().checkpointId()).isNull();
      assertThat(models.closed).containsExactly(1L);
    }
  }

  @Test
  void shouldLetTheTimestampOfEachRecordDecide() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2).takingOver(Activation.atEventTime(1000)));
      harness.awaitModel();
      harness.recordAt(2000, 0);
      harness.checkpoint(1);
      for (long timestamp : new long[] {999, 1000, 1001, 998, 1002, 1003, 1004}) {
        harness.recordAt(timestamp, 0);
      }
      harness.checkpoint(2);

      assertThat(harness.versions()).containsExactly(1L, 1L, 2L, 2L, 1L, 2L, 2L, 2L);
      assertThat(models.runs).containsExactly(1, 1, 2, 1, 3);
      assertThat(models.closed).isEmpty();
      assertThat(harness.events(ModelActivated.class))
          .extracting(ModelActivated::revision)
          .containsExactly(1L, 2L);
    }
  }

  @Test
  void shouldKeepBothModelsOverARestart() throws Exception {
    OperatorSubtaskState state;
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2).takingOver(Activation.atEventTime(1000)));
      harness.awaitModel();
      state = harness.snapshot(1, 1);
    }
    try (ScoreHarness harness = ScoreHarness.of(models, models.model(1), OF_THREE)) {
      harness.initializeState(state);
      harness.open();
      harness.recordAt(1000, 0);
      harness.recordAt(999, 0);
      harness.checkpoint(2);

      assertThat(harness.versions()).containsExactly(2L, 1L);
    }
  }

  @Test
  void shouldForgetTheOlderOfTwoModelsWhenAThirdComes() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2).takingOver(Activation.atEventTime(1000)));
      harness.awaitModel();
      harness.checkpoint(1);
      harness.model(models.model(3).takingOver(Activation.atEventTime(2000)));
      harness.awaitModel();
      harness.checkpoint(2);
      for (long timestamp : new long[] {500, 1500, 2500}) {
        harness.recordAt(timestamp, 0);
      }
      harness.checkpoint(3);

      assertThat(harness.versions()).containsExactly(2L, 2L, 3L);
      assertThat(models.closed).containsExactly(1L);
    }
  }

  @Test
  void shouldReplaceAModelWhoseTimeIsNotBeforeTheNewOnes() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2).takingOver(Activation.atEventTime(2000)));
      harness.awaitModel();
      harness.checkpoint(1);
      harness.model(models.model(3).takingOver(Activation.atEventTime(1000)));
      harness.awaitModel();
      harness.checkpoint(2);
      for (long timestamp : new long[] {500, 1500, 2500}) {
        harness.recordAt(timestamp, 0);
      }
      harness.checkpoint(3);

      assertThat(harness.versions()).containsExactly(1L, 3L, 3L);
      assertThat(models.closed).containsExactly(2L);
    }
  }

  @Test
  void shouldKeepRecordsAfterAWithdrawalUntilTheNextModel() throws Exception {
    try (ScoreHarness harness =
        ScoreHarness.opened(models, ScoreHarness.keeping(models.model(1), 10))) {
      harness.model(new ModelWithdrawal(1, "inference-1", 2));
      harness.records(1);
      harness.checkpoint(1);
      harness.records(2, 3);
      harness.checkpoint(2);
      assertThat(harness.versions()).containsExactly(1L);
      assertThat(models.closed).containsExactly(1L);
      assertThat(harness.events(ModelWithdrawn.class))
          .extracting(ModelWithdrawn::revision)
          .containsExactly(2L);

      harness.model(models.model(3));
      harness.awaitModel();
      harness.records(4);
      harness.checkpoint(3);

      assertThat(harness.predictions())
          .containsExactly(
              "{\"values\":[1001.0]}",
              "{\"values\":[3002.0]}",
              "{\"values\":[3003.0]}",
              "{\"values\":[3004.0]}");
    }
  }

  @Test
  void shouldStayWithoutAModelOverARestart() throws Exception {
    OperatorSubtaskState state;
    try (ScoreHarness harness =
        ScoreHarness.opened(models, ScoreHarness.keeping(models.model(1), 10))) {
      harness.model(new ModelWithdrawal(1, "inference-1", 2));
      state = harness.snapshot(1, 1);
    }
    try (ScoreHarness harness =
        ScoreHarness.of(models, ScoreHarness.keeping(models.model(1), 10))) {
      harness.initializeState(state);
      harness.open();
      harness.records(1);
      harness.checkpoint(2);

      assertThat(harness.predictions()).isEmpty();
      assertThat(models.loaded).containsExactly(1L);
    }
  }

  @Test
  void shouldGoOnAfterARestartWithWhatScoredWhenTheJobComesWithAModelThatIsRefused()
      throws Exception {
    OperatorSubtaskState state;
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      state = harness.snapshot(1, 1);
    }
    try (ScoreHarness harness = ScoreHarness.of(models, models.missingModel(2), OF_THREE)) {
      harness.initializeState(state);
      harness.open();
      harness.awaitModel();
      harness.checkpoint(2);
      harness.records(1, 2, 3);

      assertThat(harness.versions()).containsOnly(1L);
      assertThat(harness.votes).containsExactly(new Vote(2, false));
    }
  }

  @Test
  void shouldRefuseAModelWithOtherOutputs() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.modelOfOutputs(2, 7));
      harness.runMails();

      assertThat(harness.votes).containsExactly(new Vote(2, false));
      assertThat(harness.events(ModelRefused.class).get(0).reason())
          .isEqualTo(
              "MODEL_DATA_MISMATCH: model 'sum' version 2 (revision 2) from file:///models/2 has 7"
                  + " outputs; the predictions of this deployment have 1");
    }
  }

  @Test
  void shouldRefuseAModelThatDoesNotLoadInTime() throws Exception {
    ModelRules rules = new ModelRules(null, null, null, 500L);
    try (ScoreHarness harness =
        ScoreHarness.opened(models, ScoreHarness.spec(models.model(1), OF_THREE, rules))) {
      harness.model(models.hangingModel(2));
      harness.awaitModel();
      harness.records(1, 2, 3);
      models.interrupted.await();

      assertThat(harness.versions()).containsOnly(1L);
      assertThat(harness.events(ModelRefused.class).get(0).reason())
          .isEqualTo(
              "MODEL_LOAD_FAILED: model 'sum' version 2 (revision 2) from file:///hanging could not"
                  + " be loaded: it was not loaded after 500 ms, which is the limit; is its store"
                  + " reachable and fast enough?");
    }
  }

  @Test
  void shouldTakeTheNextModelAfterOneThatHangs() throws Exception {
    ModelRules rules = new ModelRules(null, null, null, 500L);
    try (ScoreHarness harness =
        ScoreHarness.opened(models, ScoreHarness.spec(models.model(1), OF_THREE, rules))) {
      harness.model(models.hangingModel(2));
      harness.model(models.model(3));
      harness.awaitModel();
      harness.awaitModel();
      harness.checkpoint(1);
      harness.records(1, 2, 3);

      assertThat(harness.versions()).containsOnly(3L);
    }
  }

  @Test
  void shouldRefuseAModelThatDoesNotFitIntoMemory() throws Exception {
    ModelRules rules = new ModelRules(null, null, 100L << 20, null);
    try (ScoreHarness harness =
        ScoreHarness.opened(models, ScoreHarness.spec(models.model(1), OF_THREE, rules))) {
      harness.model(models.modelOfBytes(2, 100L << 20));
      harness.awaitModel();
      harness.records(1, 2, 3);

      assertThat(harness.versions()).containsOnly(1L);
      ModelRefused refused = harness.events(ModelRefused.class).get(0);
      assertThat(refused.code()).isEqualTo(ErrorCode.MODEL_TOO_LARGE);
      assertThat(refused.reason())
          .startsWith(
              "MODEL_TOO_LARGE: model 'sum' version 2 (revision 2) from file:///models/2 needs"
                  + " about 308 MB of native memory while other models of this process take")
          .endsWith("MB; legal are 100 MB for all of them");
    }
  }

  @Test
  void shouldWarmUpWithTheBatchesThatWillCome() throws Exception {
    ScoreHarness.opened(models, models.model(1), OF_THREE).close();

    assertThat(models.warmUps).contains(1, 3);
    assertThat(models.runs).isEmpty();
  }
}
