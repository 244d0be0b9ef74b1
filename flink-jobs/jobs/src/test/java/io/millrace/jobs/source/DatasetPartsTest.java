package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatasetPartsTest {
  @Test
  void shouldTakeTrainingThenTestThenValidationInOffsetOrder() {
    DatasetParts parts = split(new DatasetSplit(0.2, 0.1, SplitMethod.POSITIONAL), 10, 42);

    assertThat(parts.training()).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(parts.test()).containsExactly(7);
    assertThat(parts.validation()).containsExactly(8, 9);
  }

  @Test
  void shouldTrainOnEverythingWithoutRates() {
    DatasetParts parts = split(new DatasetSplit(0, 0, SplitMethod.HASHED), 10, 42);

    assertThat(parts.training()).containsExactly(IntStream.range(0, 10).toArray());
    assertThat(parts.test()).isEmpty();
    assertThat(parts.validation()).isEmpty();
  }

  @Test
  void shouldDealExactSizesWhenShuffled() {
    DatasetParts parts = split(new DatasetSplit(0.2, 0.1, SplitMethod.SHUFFLED), 1000, 42);

    assertThat(parts.training()).hasSize(700);
    assertThat(parts.test()).hasSize(100);
    assertThat(parts.validation()).hasSize(200);
    assertThat(all(parts)).containsExactly(IntStream.range(0, 1000).toArray());
  }

  @Test
  void shouldShuffleBySeed() {
    DatasetSplit split = new DatasetSplit(0.2, 0.1, SplitMethod.SHUFFLED);

    assertThat(split(split, 100, 1).training()).isEqualTo(split(split, 100, 1).training());
    assertThat(split(split, 100, 1).training()).isNotEqualTo(split(split, 100, 2).training());
  }

  @Test
  void shouldKeepTheHashedPartOfAnExampleWhenTheRangeGrows() {
    DatasetSplit split = new DatasetSplit(0.2, 0.1, SplitMethod.HASHED);

    DatasetParts small = split(split, 500, 42);
    DatasetParts large = split(split, 1000, 42);

    assertThat(below(large.training(), 500)).isEqualTo(small.training());
    assertThat(below(large.test(), 500)).isEqualTo(small.test());
    assertThat(below(large.validation(), 500)).isEqualTo(small.validation());
    assertThat(all(large)).containsExactly(IntStream.range(0, 1000).toArray());
    assertThat(large.training().length).isBetween(650, 750);
  }

  @Test
  void shouldDealEachClassInTheSameSharesWhenStratified() {
    DatasetSplit split = new DatasetSplit(0.2, 0.1, SplitMethod.STRATIFIED);

    DatasetParts parts = split(split, 1000, 42);

    assertThat(ofClassOne(parts.training())).isEqualTo(70);
    assertThat(ofClassOne(parts.test())).isEqualTo(10);
    assertThat(ofClassOne(parts.validation())).isEqualTo(20);
    assertThat(all(parts)).containsExactly(IntStream.range(0, 1000).toArray());
    assertThat(parts.training()).isSorted().isEqualTo(split(split, 1000, 42).training());
    assertThat(parts.training()).isNotEqualTo(split(split, 1000, 43).training());
  }

  private static long ofClassOne(int[] examples) {
    return IntStream.of(examples).filter(example -> example % 10 == 0).count();
  }

  @Test
  void shouldOrderEachEpochBySeedAndEpochOnly() {
    DatasetParts parts = split(new DatasetSplit(0.1, 0, SplitMethod.POSITIONAL), 100, 42);

    int[] first = parts.shuffledTraining(42, 1);

    assertThat(first).isNotEqualTo(parts.shuffledTraining(42, 2));
    assertThat(first).isNotEqualTo(parts.shuffledTraining(43, 1));
    assertThat(first).isEqualTo(parts.shuffledTraining(42, 1));
    assertThat(IntStream.of(first).sorted().toArray()).isEqualTo(parts.training());
  }

  private static DatasetParts split(DatasetSplit split, int examples, long seed) {
    return DatasetParts.split(
        split,
        examples,
        seed,
        example -> SplitMix.mix(example + 1),
        example -> new float[] {example % 10 == 0 ? 1f : 0f});
  }

  private static int[] below(int[] examples, int limit) {
    return IntStream.of(examples).filter(example -> example < limit).toArray();
  }

  private static int[] all(DatasetParts parts) {
    return Stream.of(parts.training(), parts.validation(), parts.test())
        .flatMapToInt(IntStream::of)
        .sorted()
        .toArray();
  }
}
