package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.job.WithoutModel;
import io.millrace.contracts.job.WithoutModel.Then;
import io.millrace.jobs.deadletter.DeadLetter;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WithoutModelTest {
  private final FakeModels models = new FakeModels();

  @AfterEach
  void forgetTheValve() {
    Valve.uninstall();
  }

  @Test
  void shouldScoreInOrderWhatWasKept() throws Exception {
    try (ScoreHarness harness =
        ScoreHarness.waiting(models, new WithoutModel(3, 1000, Then.DEAD_LETTER))) {
      harness.open();
      harness.records(1, 2);
      assertThat(harness.predictions()).isEmpty();

      harness.model(models.model(1));
      harness.awaitModel();
      harness.records(3);
      harness.checkpoint(1);

      assertThat(harness.predictions())
          .containsExactly(
              "{\"values\":[1001.0]}", "{\"values\":[1002.0]}", "{\"values\":[1003.0]}");
      assertThat(harness.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldDeadLetterWhatHasNoRoom() throws Exception {
    try (ScoreHarness harness =
        ScoreHarness.waiting(models, new WithoutModel(2, 1000, Then.DEAD_LETTER))) {
      harness.open();
      harness.records(1, 2, 3);

      assertThat(harness.deadLetters())
          .extracting(DeadLetter::offset, DeadLetter::code, DeadLetter::reason)
          .containsExactly(
              tuple(
                  2L,
                  ErrorCode.NO_MODEL,
                  "there is no model, and 2 records of 16 bytes are kept for it; legal are 2"
                      + " records and 1000 bytes"));
    }
  }

  @Test
  void shouldCountBytesToo() throws Exception {
    try (ScoreHarness harness =
        ScoreHarness.waiting(models, new WithoutModel(100, 10, Then.DEAD_LETTER))) {
      harness.open();
      harness.records(1, 2, 3);

      assertThat(harness.deadLetters()).extracting(DeadLetter::offset).containsExactly(2L);
    }
  }

  @Test
  void shouldHoldTheSourceBackWhileThereIsNoRoom() throws Exception {
    Valve valve = Valve.install();
    try (ScoreHarness harness =
        ScoreHarness.waiting(models, new WithoutModel(2, 1000, Then.WAIT))) {
      harness.open();
      harness.records(1);
      assertThat(valve.isOpen()).isTrue();
      harness.records(2);
      assertThat(valve.isOpen()).isFalse();

      harness.model(models.model(1));
      harness.awaitModel();

      assertThat(valve.isOpen()).isTrue();
      assertThat(harness.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldReadNothingBeforeAModelUnlessToldTo() throws Exception {
    Valve valve = Valve.install();
    try (ScoreHarness harness = ScoreHarness.waiting(models, WithoutModel.DEFAULT)) {
      harness.open();

      assertThat(valve.isOpen()).isFalse();
      assertThat(valve.opened()).isNotDone();
    }
  }

  @Test
  void shouldFailWhenTheSourceCannotBeHeldBack() throws Exception {
    try (ScoreHarness harness =
        ScoreHarness.waiting(models, new WithoutModel(1, 1000, Then.WAIT))) {
      harness.open();
      harness.records(1);

      assertThatThrownBy(() -> harness.records(2))
          .hasMessage(
              "NO_MODEL: there is no model, and 1 records of 8 bytes are kept for it; legal are 1"
                  + " records and 1000 bytes, and the source cannot be held back");
    }
  }

  @Test
  void shouldKeepRecordsOverARestart() throws Exception {
    WithoutModel limits = new WithoutModel(10, 1000, Then.DEAD_LETTER);
    OperatorSubtaskState state;
    try (ScoreHarness harness = ScoreHarness.waiting(models, limits)) {
      harness.open();
      harness.records(1, 2);
      state = harness.snapshot(1, 1);
    }
    try (ScoreHarness harness = ScoreHarness.waiting(models, limits)) {
      harness.initializeState(state);
      harness.open();
      harness.records(3);
      harness.model(models.model(1));
      harness.awaitModel();
      harness.checkpoint(2);

      assertThat(harness.predictions())
          .containsExactly(
              "{\"values\":[1001.0]}", "{\"values\":[1002.0]}", "{\"values\":[1003.0]}");
    }
  }

  @Test
  void shouldSayWhatWasKeptForAModelThatNeverCame() throws Exception {
    try (ScoreHarness harness =
        ScoreHarness.waiting(models, new WithoutModel(10, 1000, Then.WAIT))) {
      harness.open();
      harness.records(1);

      harness.score().finish();

      assertThat(harness.deadLetters())
          .extracting(DeadLetter::code, DeadLetter::reason)
          .containsExactly(tuple(ErrorCode.NO_MODEL, "the job ended without a model"));
    }
  }
}
