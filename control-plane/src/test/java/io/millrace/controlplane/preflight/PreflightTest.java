package io.millrace.controlplane.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PreflightTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private record Given(String name, Supplier<Check> found) implements PreflightCheck {
    @Override
    public Check check() {
      return found.get();
    }
  }

  private static Preflight of(PreflightCheck... checks) {
    return new Preflight(List.of(checks), CLOCK, Duration.ofMillis(200));
  }

  @Test
  void shouldTellOfEachCheckInTheOrderOfTheirNames() {
    Preflight preflight =
        of(
            new Given("kafka", () -> Check.failed("kafka", "is gone", "Start it.")),
            new Given("database", () -> Check.ok("database", "is there")));

    assertThat(preflight.run())
        .containsExactly(
            new Check("database", Check.State.OK, "is there", null),
            new Check("kafka", Check.State.FAILED, "is gone", "Start it."));
  }

  @Test
  void shouldNotWaitForACheckThatDoesNotEndNorBreakWithOne() {
    Preflight preflight =
        of(
            new Given("hangs", () -> new CompletableFuture<Check>().join()),
            new Given(
                "throws",
                () -> {
                  throw new IllegalStateException("no route to host");
                }));

    assertThat(preflight.run())
        .containsExactly(
            new Check("hangs", Check.State.UNKNOWN, "no answer within 200 ms", "Ask again."),
            new Check(
                "throws",
                Check.State.UNKNOWN,
                "no route to host",
                "The log of Millrace has more."));
  }

  @Test
  void shouldNotLookAgainForAFewSeconds() {
    AtomicInteger looks = new AtomicInteger();
    Preflight preflight =
        of(new Given("counted", () -> Check.ok("counted", "look " + looks.incrementAndGet())));

    preflight.run();

    assertThat(preflight.run()).singleElement().extracting(Check::detail).isEqualTo("look 1");
  }
}
