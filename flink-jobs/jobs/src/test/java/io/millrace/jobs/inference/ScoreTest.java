package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ModelRefused;
import io.millrace.contracts.event.ScoringProgress;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.jobs.deadletter.DeadLetter;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final MicroBatch OF_THREE = new MicroBatch(3, 10);

  private final FakeModels models = new FakeModels();

  @Test
  void shouldScoreAFullBatchInOneRun() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 2, 3);

      assertThat(harness.predictions())
          .containsExactly(
              "{\"values\":[1001.0]}", "{\"values\":[1002.0]}", "{\"values\":[1003.0]}");
      assertThat(models.runs).containsExactly(3);
    }
  }

  @Test
  void shouldScoreAtTheEndOfTheLingerTime() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 2);

      harness.setProcessingTime(9);
      assertThat(harness.predictions()).isEmpty();
      harness.setProcessingTime(10);

      assertThat(models.runs).containsExactly(2);
    }
  }

  @Test
  void shouldGiveALaterBatchItsOwnLingerTime() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 2, 3);
      harness.setProcessingTime(6);
      harness.record(4);

      harness.setProcessingTime(15);
      assertThat(models.runs).containsExactly(3);
      harness.setProcessingTime(16);

      assertThat(models.runs).containsExactly(3, 1);
    }
  }

  @Test
  void shouldScoreAtOnceWhenTheInputIsIdle() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.record(1);
      harness.runMailsOnce();
      harness.record(2);
      harness.runMailsOnce();
      assertThat(harness.predictions()).isEmpty();

      harness.runMails();

      assertThat(models.runs).containsExactly(2);
    }
  }

  @Test
  void shouldScoreALoneRecordWithoutTheLingerTime() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      for (int i = 0; i < 3; i++) {
        harness.record(i);
        harness.runMails();
      }

      assertThat(harness.getProcessingTime()).isZero();
      assertThat(models.runs).containsExactly(1, 1, 1);
    }
  }

  @Test
  void shouldNotWaitLongerOnceABusyInputIsSlow() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 2, 3, 4);
      harness.runMails();
      assertThat(models.runs).as("busy: the fourth waits for company").containsExactly(3);
      harness.setProcessingTime(10);

      harness.record(5);
      harness.runMails();

      assertThat(models.runs).containsExactly(3, 1, 1);
    }
  }

  @Test
  void shouldNeverWaitForTheClockWithoutALingerTime() throws Exception {
    try (ScoreHarness harness =
        ScoreHarness.opened(models, models.model(1), new MicroBatch(2, 0))) {
      harness.records(1, 2, 3);
      harness.runMails();

      assertThat(models.runs).containsExactly(2, 1);
    }
  }

  @Test
  void shouldScoreBeforeTheBarrier() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 2);

      harness.prepareSnapshotPreBarrier(1);

      assertThat(harness.predictions()).hasSize(2);
    }
  }

  @Test
  void shouldScoreTheRestAtTheEnd() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 2);

      harness.score().finish();

      assertThat(harness.predictions()).hasSize(2);
      assertThat(harness.events(ScoringProgress.class))
          .extracting(ScoringProgress::scored)
          .containsExactly(2L);
    }
  }

  @Test
  void shouldHoldWatermarksBackUntilTheirRecordsAreOut() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.watermark(1);
      harness.record(1);
      harness.watermark(2);
      harness.watermark(3);
      assertThat(harness.getOutput()).containsExactly(new Watermark(1));

      harness.records(2, 3);

      assertThat(harness.getOutput())
          .hasSize(5)
          .endsWith(new Watermark(3))
          .filteredOn(Watermark.class::isInstance)
          .containsExactly(new Watermark(1), new Watermark(3));
    }
  }

  @Test
  void shouldKeepWhatIsKeptOfARecord() throws Exception {
    try (ScoreHarness harness =
        ScoreHarness.opened(models, models.model(1), new MicroBatch(1, 0))) {
      String[] names = {"trace", "trace"};
      byte[][] values = {{1}, {2}};
      InputRecord record =
          new InputRecord(new byte[] {9}, "[1,0]".getBytes(UTF_8), "in", 0, 0, 77, names, values);

      harness.score().processElement(new StreamRecord<>(record));

      Prediction prediction = harness.extractOutputValues().get(0);
      assertThat(prediction.key()).containsExactly(9);
      assertThat(prediction.timestamp()).isEqualTo(77);
      assertThat(prediction.headerNames()).isEqualTo(names);
      assertThat(prediction.headerValues()).isDeepEqualTo(values);
      assertThat(prediction.modelName()).isEqualTo("sum");
    }
  }

  @Test
  void shouldDeadLetterWhatDoesNotDecodeAndScoreTheRest() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.record(1);
      harness.record("[1,2,3]".getBytes(UTF_8));
      harness.record("no json".getBytes(UTF_8));
      harness.record((byte[]) null);
      harness.records(2, 3);

      assertThat(harness.predictions()).hasSize(3);
      assertThat(harness.deadLetters()).extracting(DeadLetter::offset).containsExactly(1L, 2L, 3L);
      assertThat(harness.deadLetters())
          .allSatisfy(letter -> assertThat(letter.code()).isEqualTo(ErrorCode.RECORD_UNDECODABLE));
      assertThat(harness.deadLetters().get(0).value()).isEqualTo("[1,2,3]".getBytes(UTF_8));
      assertThat(harness.deadLetters().get(2).reason())
          .isEqualTo("the record has no value; legal is a value");
    }
  }

  @Test
  void shouldDeadLetterOnlyTheRecordsThatTheModelCannotScore() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 666, 3);

      assertThat(harness.predictions())
          .containsExactly("{\"values\":[1001.0]}", "{\"values\":[1003.0]}");
      assertThat(harness.deadLetters())
          .extracting(DeadLetter::offset, DeadLetter::code, DeadLetter::reason)
          .containsExactly(
              tuple(
                  1L,
                  ErrorCode.SCORING_FAILED,
                  "model 'sum' version 1: the kernel refused the row"));
    }
  }

  @Test
  void shouldDeadLetterAPredictionThatIsNoNumber() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 13, 3);

      assertThat(harness.predictions()).hasSize(2);
      assertThat(harness.deadLetters())
          .extracting(DeadLetter::reason)
          .containsExactly("model 'sum' version 1: output 0 is NaN; legal are finite numbers");
    }
  }

  @Test
  void shouldSwitchTheModelAtACheckpointAndSplitTheBatchThere() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2));
      harness.awaitModel();
      harness.records(1, 2);

      harness.checkpoint(1);
      harness.records(3, 4, 5);

      assertThat(harness.versions()).containsExactly(1L, 1L, 2L, 2L, 2L);
      assertThat(harness.events(ModelActivated.class))
          .extracting(ModelActivated::modelVersion)
          .containsExactly(1L, 2L);
      assertThat(models.closed).containsExactly(1L);
    }
  }

  @Test
  void shouldLetTheHighestRevisionWin() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(5), OF_THREE)) {
      harness.model(models.model(7));
      harness.model(models.model(6));
      harness.model(models.model(5));
      harness.awaitModel();

      harness.checkpoint(1);
      harness.records(1, 2, 3);

      assertThat(harness.versions()).containsOnly(7L);
      assertThat(models.loaded).containsExactly(5L, 7L);
    }
  }

  @Test
  void shouldKeepTheModelWhenTheNextOneCannotBeLoaded() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.missingModel(2));
      harness.awaitModel();
      harness.checkpoint(1);
      harness.records(1, 2, 3);

      assertThat(harness.versions()).containsOnly(1L);
      ModelRefused refused = harness.events(ModelRefused.class).get(0);
      assertThat(refused.revision()).isEqualTo(2);
      assertThat(refused.code()).isEqualTo(ErrorCode.MODEL_LOAD_FAILED);
      assertThat(refused.reason())
          .isEqualTo(
              "MODEL_LOAD_FAILED: model 'sum' version 2 (revision 2) from file:///missing could not"
                  + " be loaded: artifact file:///missing does not exist");
    }
  }

  @Test
  void shouldRefuseAModelWithOtherFeatures() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2, "file:///models/2", 4));
      harness.runMails();
      harness.checkpoint(1);
      harness.records(1, 2, 3);

      assertThat(harness.versions()).containsOnly(1L);
      assertThat(harness.events(ModelRefused.class).get(0).reason())
          .isEqualTo(
              "MODEL_DATA_MISMATCH: model 'sum' version 2 (revision 2) from file:///models/2 takes"
                  + " 4 features; the records of this deployment have 2");
      assertThat(models.loaded).containsExactly(1L);
    }
  }

  @Test
  void shouldReportAMessageThatIsNoDescriptorAndGoOn() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.modelMessage("no json");
      harness.runMails();
      harness.records(1, 2, 3);

      assertThat(harness.predictions()).hasSize(3);
      assertThat(harness.events(ModelRefused.class).get(0).reason())
          .startsWith("model order cannot be read:");
    }
  }

  @Test
  void shouldNotStartWithoutAModel() throws Exception {
    ScoreHarness harness = ScoreHarness.of(models, models.missingModel(1), OF_THREE);

    assertThatThrownBy(harness::open)
        .hasMessage(
            "MODEL_LOAD_FAILED: model 'sum' version 1 (revision 1) from file:///missing could not"
                + " be loaded: artifact file:///missing does not exist");
  }

  @Test
  void shouldGoOnWithTheModelAndTheCountsOfTheCheckpoint() throws Exception {
    OperatorSubtaskState state = stateAfterSwitchingToTwo();
    try (ScoreHarness harness = ScoreHarness.of(models, models.model(1), OF_THREE)) {
      harness.initializeState(state);
      harness.open();
      harness.records(1, 2, 3);
      harness.score().finish();

      assertThat(harness.versions()).containsOnly(2L);
      ScoringProgress progress = harness.events(ScoringProgress.class).get(0);
      assertThat(progress.scored()).isEqualTo(6);
      assertThat(progress.deadLetters()).isEqualTo(1);
    }
  }

  private OperatorSubtaskState stateAfterSwitchingToTwo() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2));
      harness.awaitModel();
      harness.records(1, 2, 666, 4);
      harness.prepareSnapshotPreBarrier(1);
      return harness.snapshot(1, 1);
    }
  }

  @Test
  void shouldLoadADescriptorThatWasSeenButNotActiveAtTheCheckpoint() throws Exception {
    OperatorSubtaskState state;
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2));
      state = harness.snapshot(1, 1);
    }
    try (ScoreHarness harness = ScoreHarness.of(models, models.model(1), OF_THREE)) {
      harness.initializeState(state);
      harness.open();
      harness.awaitModel();
      harness.records(1, 2, 3);
      harness.checkpoint(2);
      harness.records(1, 2, 3);

      assertThat(harness.versions()).containsExactly(1L, 1L, 1L, 2L, 2L, 2L);
    }
  }

  @Test
  void shouldReportHowRecordsWaited() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 666, 3);
      harness.setProcessingTime(995);
      harness.records(4, 5);
      harness.setProcessingTime(1000);

      ScoringProgress progress = harness.events(ScoringProgress.class).get(0);
      assertThat(progress.scored()).isEqualTo(2);
      assertThat(progress.queues().meanBatch()).isEqualTo(3);
      assertThat(progress.queues().waiting()).isEqualTo(2);
      assertThat(progress.queues().modelAgeMs()).isEqualTo(1000);
      assertThat(progress.queues().p999Ms()).isGreaterThanOrEqualTo(progress.p99Ms());
    }
  }

  @Test
  void shouldReportHowOftenEachClassWasPredicted() throws Exception {
    try (ScoreHarness harness =
        ScoreHarness.opened(models, ScoreHarness.ofTwoClasses(models.model(1), OF_THREE))) {
      harness.records(1, -2000, 3, 4, 13, 6);
      harness.setProcessingTime(2000);
      harness.setProcessingTime(3000);

      assertThat(harness.events(ScoringProgress.class))
          .extracting(ScoringProgress::classesPerSecond)
          .containsExactly(
              Map.of("sound", 0.5, "broken", 2.0), Map.of("sound", 0.0, "broken", 0.0));
    }
  }

  @Test
  void shouldReportNoClassesWhenPredictionsAreNumbers() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 2, 3);
      harness.setProcessingTime(1000);

      assertThat(harness.events(ScoringProgress.class).get(0).classesPerSecond()).isNull();
    }
  }

  @Test
  void shouldReportHowFarItHasComeInItsTopic() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 666, 3, 4);
      harness.setProcessingTime(5);
      harness.score().finish();

      assertThat(harness.events(ScoringProgress.class).get(0).positions())
          .containsExactly(Map.entry(3, 4L));
    }
  }

  @Test
  void shouldReportOnceASecondWhileSomethingHappens() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.records(1, 2, 3);
      for (long second = 1; second <= 5; second++) {
        harness.setProcessingTime(second * 1000);
      }

      assertThat(harness.events(ScoringProgress.class))
          .extracting(ScoringProgress::recordsPerSecond)
          .containsExactly(3.0, 0.0);
      assertThat(harness.events(ScoringProgress.class).get(0).p99Ms()).isPositive();
    }
  }

  @Test
  void shouldLetGoOfEveryModelWhenItCloses() throws Exception {
    try (ScoreHarness harness = ScoreHarness.opened(models, models.model(1), OF_THREE)) {
      harness.model(models.model(2));
      harness.awaitModel();
    }

    assertThat(models.closed).containsExactlyInAnyOrder(1L, 2L);
  }
}
