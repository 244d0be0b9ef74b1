package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassTallyTest {
  private final ClassTally tally = new ClassTally();

  private static void add(ClassTally.Counts counts, int index, int times) {
    for (int i = 0; i < times; i++) {
      counts.add(index);
    }
  }

  @Test
  void shouldKnowNoClassesWithoutAModelThatHasThem() {
    assertThat(tally.rates(1)).isNull();
  }

  @Test
  void shouldTellEveryClassOfTheModelInItsOrder() {
    ClassTally.Counts counts = tally.of(List.of("b", "a", "c"));

    add(counts, 1, 4);
    add(counts, 2, 1);

    assertThat(tally.rates(2)).containsExactly(entry("b", 0.0), entry("a", 2.0), entry("c", 0.5));
    assertThat(tally.rates(2)).containsValues(0.0).doesNotContainValue(2.0);
  }

  @Test
  void shouldTellOfAnEarlierModelOnlyWhileItScores() {
    ClassTally.Counts before = tally.of(List.of("old", "both"));
    ClassTally.Counts after = tally.of(List.of("both", "new"));

    add(before, 0, 1);
    add(before, 1, 1);
    add(after, 0, 1);

    assertThat(tally.rates(1))
        .containsOnly(entry("old", 1.0), entry("both", 2.0), entry("new", 0.0));
    assertThat(tally.rates(1)).containsOnlyKeys("both", "new");
  }

  @Test
  void shouldCountModelsOfTheSameLabelsTogether() {
    add(tally.of(List.of("a", "b")), 0, 1);
    add(tally.of(List.of("a", "b")), 0, 1);

    assertThat(tally.rates(1)).containsOnly(entry("a", 2.0), entry("b", 0.0));
  }

  @Test
  void shouldNameTheMostFrequentOfVeryManyClassesAndAddUpTheRest() {
    // Given
    ClassTally.Counts counts =
        tally.of(IntStream.range(0, 150).mapToObj(Integer::toString).toList());
    IntStream.range(50, 150).forEach(index -> add(counts, index, 2));

    // When
    tally.rates(1);
    add(counts, 3, 1);
    add(counts, 7, 1);
    add(counts, 149, 1);

    // Then
    assertThat(Objects.requireNonNull(tally.rates(1)))
        .hasSize(101)
        .containsEntry("149", 1.0)
        .containsEntry("others", 2.0)
        .doesNotContainKeys("3", "7");
  }
}
