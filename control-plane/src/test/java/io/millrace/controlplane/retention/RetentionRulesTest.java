package io.millrace.controlplane.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionRulesTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
  private final RetentionRules rules =
      new RetentionRules(List.of("file:///data/artifacts/", "s3a://b/state"), Duration.ofHours(24));

  private Verdict verdict(String location, Duration age, String... named) {
    Place place = new Place(Place.Kind.RESULT, location, "training 'x'", NOW.minus(age));
    List<Named> names =
        List.of(named).stream().map(one -> new Named(one, "deployment 'd'")).toList();
    return rules.judge(List.of(place), names, NOW).get(0);
  }

  @Test
  void shouldDeleteWhatNothingNamesOnceItsTimeIsOver() {
    String place = "file:/data/artifacts/r1";

    Verdict old = verdict(place, Duration.ofHours(24), "file:/data/artifacts/r10");
    Verdict young = verdict(place, Duration.ofHours(23));

    assertThat(old.action()).isEqualTo(Verdict.Action.DELETE);
    assertThat(old.reason()).isEqualTo("nothing names it since 2026-05-05T07:08:09Z");
    assertThat(young.action()).isEqualTo(Verdict.Action.WAIT);
    assertThat(young.reason()).isEqualTo("nothing names it; goes after 2026-05-06T08:08:09Z");
  }

  @ParameterizedTest
  @CsvSource({
    "file:/data/artifacts/r1, file:/data/artifacts/r1",
    "file:///data/artifacts/r1/, file:/data/artifacts/r1",
    "file:/data/artifacts/r1, file:///data//artifacts/r1/",
    "file:/data/artifacts/r1, file:/data/artifacts/r1/variables/index",
    "file:/data/artifacts/r1/variables, file:/data/artifacts/r1",
    "s3://b/state/j1, s3a://b/state/j1/runs/2/savepoints/savepoint-7",
    "s3p://b/state/j1/runs/2, s3://b/state/j1"
  })
  void shouldKeepWhatIsNamedHoweverItIsSpelled(String place, String named) {
    Verdict verdict = verdict(place, Duration.ofDays(365), named, "file:/data/artifacts/other");

    assertThat(verdict.action()).isEqualTo(Verdict.Action.KEEP);
    assertThat(verdict.reason()).isEqualTo("named by deployment 'd'");
  }

  @ParameterizedTest
  @CsvSource({
    "file:/",
    "file:/data",
    "file:/data/artifacts",
    "file:/data/artifacts/",
    "file:/data/artifacts-of-others/r1",
    "file:/data/artifacts/../home",
    "file:/data/artifacts/r1/..",
    "file:/data/artifacts/.",
    "s3://b/state",
    "s3://other/state/j1"
  })
  void shouldNeverDeleteWhatIsNotOurs(String place) {
    Verdict verdict = verdict(place, Duration.ofDays(365));

    assertThat(verdict.action()).isEqualTo(Verdict.Action.KEEP);
    assertThat(verdict.reason())
        .isEqualTo("lies outside of the artifact store and the folder of checkpoints");
  }
}
