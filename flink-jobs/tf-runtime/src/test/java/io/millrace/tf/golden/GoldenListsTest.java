package io.millrace.tf.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lists beside the golden set name its cases, each in one list only. */
class GoldenListsTest {
  private static final Set<String> CASES =
      GoldenSet.allNames("layers", "models", "training", "initializers")
          .collect(Collectors.toSet());

  @Test
  void shouldListOnlyCasesThatExist() {
    assertThat(CASES).containsAll(GoldenSet.pending()).containsAll(GoldenSet.refused().keySet());
  }

  @Test
  void shouldNotListCaseTwice() {
    // Given
    Set<String> inBoth = new HashSet<>(GoldenSet.pending());

    // When
    inBoth.retainAll(GoldenSet.refused().keySet());

    // Then
    assertThat(inBoth).isEmpty();
  }

  @Test
  void shouldHoldAllThatWasPromised() {
    assertThat(CASES.stream().filter(name -> name.startsWith("models/")).count())
        .isGreaterThanOrEqualTo(28);
    assertThat(CASES.stream().filter(name -> name.startsWith("layers/")).count())
        .isGreaterThanOrEqualTo(400);
    assertThat(CASES.stream().filter(name -> name.startsWith("training/")).count())
        .isGreaterThanOrEqualTo(400);
  }
}
