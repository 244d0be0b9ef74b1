package io.millrace.controlplane.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.millrace.controlplane.SignInProperties;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AttemptLimitsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private final AtomicLong nanos = new AtomicLong();
  private final AttemptLimits limits =
      new AttemptLimits(new SignInProperties(HOUR, HOUR, 2, 3), meter());

  private TimeMeter meter() {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanos.get();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }

  @Test
  void shouldMakeOneNameWaitAndNotAnother() {
    assertThat(limits.attempt("a", "anna")).isEmpty();
    assertThat(limits.attempt("b", "Anna")).isEmpty();

    assertThat(limits.attempt("c", "ANNA")).contains(Duration.ofSeconds(30));
    assertThat(limits.attempt("c", "berta")).isEmpty();
  }

  @Test
  void shouldMakeOneAddressWaitWhateverTheName() {
    assertThat(limits.attempt("a", "anna")).isEmpty();
    assertThat(limits.attempt("a", "berta")).isEmpty();
    assertThat(limits.attempt("a")).isEmpty();

    assertThat(limits.attempt("a", "carla")).contains(Duration.ofSeconds(20));
    assertThat(limits.attempt("b", "carla")).isEmpty();
  }

  @Test
  void shouldTryAgainWhenTheTimeIsOver() {
    limits.attempt("a", "anna");
    limits.attempt("a", "anna");

    nanos.addAndGet(Duration.ofSeconds(29).toNanos());
    assertThat(limits.attempt("a", "anna")).isPresent();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(limits.attempt("a", "anna")).isEmpty();
  }

  @Test
  void shouldNotCountWhatWasRight() {
    for (int i = 0; i < 10; i++) {
      assertThat(limits.attempt("a", "anna")).as("attempt %d", i).isEmpty();
      limits.wasRight("a", "anna");
    }
  }

  @Test
  void shouldNotCountTwiceWhoIsMadeToWait() {
    limits.attempt("a", "anna");
    limits.attempt("b", "anna");
    for (int i = 0; i < 10; i++) {
      assertThat(limits.attempt("c", "anna")).isPresent();
    }

    assertThat(limits.attempt("c", "berta")).isEmpty();
  }
}
