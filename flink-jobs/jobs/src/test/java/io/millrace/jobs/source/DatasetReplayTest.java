package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReplayTest {
  @TempDir Path folder;

  @Test
  void shouldReplayTrainingAndValidationForEachEpochAndTheTestOnce() throws Exception {
    DatasetReplay replay = replay(fit(2, false));

    assertThat(tell(replay, new DatasetProgress(1, 0)))
        .containsExactly(
            "TRAINING 0",
            "TRAINING 1",
            "TRAINING 2",
            "VALIDATION 4",
            "EPOCH_END",
            "TRAINING 0",
            "TRAINING 1",
            "TRAINING 2",
            "VALIDATION 4",
            "EPOCH_END",
            "TEST 3");
  }

  @Test
  void shouldTellTheSameFromEveryProgressOn() throws Exception {
    List<String> whole = tell(replay(fit(3, true)), new DatasetProgress(1, 0));
    DatasetReplay ahead = replay(fit(3, true));
    DatasetProgress progress = new DatasetProgress(1, 0);

    for (int told = 0; told < whole.size(); told++) {
      assertThat(tell(replay(fit(3, true)), progress))
          .as("from %s", progress)
          .isEqualTo(whole.subList(told, whole.size()));
      progress = ahead.after(progress);
    }
  }

  @Test
  void shouldOrderEachEpochAnewWhenShuffling() throws Exception {
    List<String> told = tell(replay(fit(40, true)), new DatasetProgress(1, 0));

    List<List<String>> epochs = new ArrayList<>();
    for (int start = 0; start + 5 <= told.size(); start += 5) {
      epochs.add(told.subList(start, start + 3));
    }
    assertThat(epochs.stream().distinct().count()).isEqualTo(6);
    assertThat(epochs)
        .allSatisfy(
            epoch ->
                assertThat(epoch)
                    .containsExactlyInAnyOrder("TRAINING 0", "TRAINING 1", "TRAINING 2"));
  }

  @Test
  void shouldGoToTheLastPartFromAnywhereWhenTheEpochsEnd() throws Exception {
    List<String> whole = tell(replay(fit(3, true)), new DatasetProgress(1, 0));
    DatasetProgress progress = new DatasetProgress(1, 0);
    DatasetReplay ahead = replay(fit(3, true));

    for (int told = 0; told < whole.size() - 1; told++) {
      DatasetReplay ended = replay(fit(3, true));
      ended.endEpochs();
      assertThat(tell(ended, ended.after(progress)))
          .as("at %s", progress)
          .containsExactly("TEST 3");
      progress = ahead.after(progress);
    }
  }

  @Test
  void shouldTellTheRestOfTheLastPartWhenTheEpochsEndThere() throws Exception {
    DatasetReplay replay = replay(fit(1, false), new DatasetSplit(0, 0.4, SplitMethod.POSITIONAL));

    replay.endEpochs();

    assertThat(tell(replay, replay.after(new DatasetProgress(2, 0)))).containsExactly("TEST 4");
  }

  @Test
  void shouldReplayTheValidationPartLastWhenThereIsNoTestPart() throws Exception {
    DatasetReplay replay = replay(fit(1, false), new DatasetSplit(0.4, 0, SplitMethod.POSITIONAL));

    assertThat(tell(replay, new DatasetProgress(1, 4)))
        .containsExactly("VALIDATION 4", "EPOCH_END", "VALIDATION 3", "VALIDATION 4");
  }

  @Test
  void shouldCutEpochsOfFullBatchesOutOfEndlessPasses() throws Exception {
    List<String> told = tell(replay(steps(2, 3, false)), new DatasetProgress(1, 0));

    assertThat(told)
        .containsExactly(
            "TRAINING 0",
            "TRAINING 1",
            "TRAINING 2",
            "TRAINING 0",
            "VALIDATION 4",
            "EPOCH_END",
            "TRAINING 1",
            "TRAINING 2",
            "TRAINING 0",
            "TRAINING 1",
            "VALIDATION 4",
            "EPOCH_END",
            "TRAINING 2",
            "TRAINING 0",
            "TRAINING 1",
            "TRAINING 2",
            "VALIDATION 4",
            "EPOCH_END",
            "TEST 3");
  }

  @Test
  void shouldTakeEveryExampleOnceInEachPassWhateverTheEpochs() throws Exception {
    List<String> told =
        tell(replay(steps(2, 30, true)), new DatasetProgress(1, 0)).stream()
            .filter(element -> element.startsWith("TRAINING"))
            .toList();

    assertThat(told).hasSize(120);
    Set<List<String>> orders = new HashSet<>();
    for (int pass = 0; pass < 120; pass += 3) {
      orders.add(told.subList(pass, pass + 3));
      assertThat(told.subList(pass, pass + 3))
          .containsExactlyInAnyOrder("TRAINING 0", "TRAINING 1", "TRAINING 2");
    }
    assertThat(orders).hasSize(6);
  }

  @Test
  void shouldTellTheSameFromEveryProgressOnWithEpochsOfSteps() throws Exception {
    List<String> whole = tell(replay(steps(2, 4, true)), new DatasetProgress(1, 0));
    DatasetReplay ahead = replay(steps(2, 4, true));
    DatasetProgress progress = new DatasetProgress(1, 0);

    for (int told = 0; told < whole.size(); told++) {
      assertThat(tell(replay(steps(2, 4, true)), progress))
          .isEqualTo(whole.subList(told, whole.size()));
      progress = ahead.after(progress);
    }
  }

  @Test
  void shouldRefuseEpochsThatCannotBeCounted() {
    DatasetFaultException fault =
        catchThrowableOfType(
            DatasetFaultException.class, () -> replay(steps(1_500_000_000, 1, false)));

    assertThat(fault.fault())
        .isEqualTo(
            new DatasetFault(
                ErrorCode.FIT_OPTION_UNUSABLE,
                "stepsPerEpoch 1500000000 with batchSize 2 makes epochs of 3000000000 examples;"
                    + " legal are fewer than 2147483646"));
  }

  private static List<String> tell(DatasetReplay replay, DatasetProgress from) {
    List<String> told = new ArrayList<>();
    DatasetProgress progress = from;
    for (DatasetElement element = replay.at(progress);
        element != null;
        element = replay.at(progress)) {
      String example = element.features().length == 0 ? "" : " " + (int) element.features()[0];
      told.add(element.kind() + example);
      progress = replay.after(progress);
    }
    return told;
  }

  private DatasetReplay replay(FitConfig fit) throws Exception {
    return replay(fit, new DatasetSplit(0.2, 0.2, SplitMethod.POSITIONAL));
  }

  private DatasetReplay replay(FitConfig fit, DatasetSplit split) throws Exception {
    ExampleCache cache =
        new ExampleCache(new FeatureForm.Floats(1), 1, new MemoryBudget(1 << 20, folder));
    for (int example = 0; example < 5; example++) {
      cache.add(new float[] {example}, new byte[0], new float[] {0}, example);
    }
    DatasetParts parts = DatasetParts.split(split, 5, fit.seed(), cache::identity, cache::label);
    DatasetSummary summary = new DatasetSummary(3, 1, 1, 0, 1, 1, Set.of(0));
    return new DatasetReplay(cache, parts, fit, summary);
  }

  private static FitConfig fit(int epochs, boolean shuffle) {
    return new FitConfig(2, epochs, shuffle, 42, 0.1);
  }

  private static FitConfig steps(int steps, int epochs, boolean shuffle) {
    return new FitConfig(2, epochs, shuffle, 42, 0.1, steps, null, null, null, null, null, null);
  }
}
