package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    ExampleCache cache = new ExampleCache(1, 1, new MemoryBudget(1 << 20, folder));
    for (int example = 0; example < 5; example++) {
      cache.add(new float[] {example}, new float[] {0}, example);
    }
    DatasetSplit split = new DatasetSplit(0.2, 0.2, SplitMethod.POSITIONAL);
    DatasetParts parts = DatasetParts.split(split, 5, fit.seed(), cache::identity, cache::label);
    DatasetSummary summary = new DatasetSummary(3, 1, 1, 0, 1, 1);
    return new DatasetReplay(cache, parts, fit, summary);
  }

  private static FitConfig fit(int epochs, boolean shuffle) {
    return new FitConfig(2, epochs, shuffle, 42, 0.1);
  }
}
