package io.millrace.controlplane.preflight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * All checks, side by side. One that does not come to an end is not waited for; what was found
 * counts for some seconds, so that a page that asks often costs nothing.
 */
@Component
public class Preflight {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final List<PreflightCheck> checks;
  private final Clock clock;
  private final Duration patience;
  private final ExecutorService threads = Executors.newCachedThreadPool(Preflight::daemon);
  private List<Check> found = List.of();
  private Instant foundAt = Instant.MIN;

  @Autowired
  Preflight(List<PreflightCheck> checks, Clock clock) {
    this(checks, clock, PATIENCE);
  }

  Preflight(List<PreflightCheck> checks, Clock clock, Duration patience) {
    this.checks = checks.stream().sorted(Comparator.comparing(PreflightCheck::name)).toList();
    this.clock = clock;
    this.patience = patience;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "preflight");
    thread.setDaemon(true);
    return thread;
  }

  /** What was found, sorted by name. */
  public synchronized List<Check> run() {
    Instant now = clock.instant();
    if (foundAt.isBefore(now.minus(FRESH))) {
      found =
          checks.stream().map(this::begin).toList().stream().map(CompletableFuture::join).toList();
      foundAt = now;
    }
    return found;
  }

  private CompletableFuture<Check> begin(PreflightCheck check) {
    return CompletableFuture.supplyAsync(check::check, threads)
        .completeOnTimeout(late(check), patience.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> broken(check, failure));
  }

  private Check late(PreflightCheck check) {
    return Check.unknown(
        check.name(), "no answer within " + patience.toMillis() + " ms", "Ask again.");
  }

  private static Check broken(PreflightCheck check, Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return Check.unknown(
        check.name(), String.valueOf(cause.getMessage()), "The log of Millrace has more.");
  }
}
