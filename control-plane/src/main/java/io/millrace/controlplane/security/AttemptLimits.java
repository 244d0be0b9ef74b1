package io.millrace.controlplane.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.millrace.controlplane.SignInProperties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How often somebody may be wrong: as many times a minute from one address, and fewer for one name.
 * An attempt counts before it is judged, so that many at once are no way around; one that was right
 * is given back.
 */
final class AttemptLimits {
  /** Who was not seen for longest is forgotten; an address alone can fill but its own part. */
  private static final int REMEMBERED = 10_000;

  private final SignInProperties limits;
  private final TimeMeter time;
  private final Map<String, Bucket> addresses = leastRecentlyUsed();
  private final Map<String, Bucket> names = leastRecentlyUsed();

  AttemptLimits(SignInProperties limits, TimeMeter time) {
    this.limits = limits;
    this.time = time;
  }

  private static Map<String, Bucket> leastRecentlyUsed() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  /** How long to wait when there were too many; counts this one otherwise. */
  Optional<Duration> attempt(String address) {
    return wait(bucket(addresses, address, limits.failuresPerAddress()));
  }

  Optional<Duration> attempt(String address, String name) {
    Bucket byAddress = bucket(addresses, address, limits.failuresPerAddress());
    Optional<Duration> tooMany = wait(byAddress);
    if (tooMany.isEmpty()) {
      tooMany = wait(byName(name));
      tooMany.ifPresent(notCounted -> byAddress.addTokens(1));
    }
    return tooMany;
  }

  void wasRight(String address, String name) {
    bucket(addresses, address, limits.failuresPerAddress()).addTokens(1);
    byName(name).reset();
  }

  private Bucket byName(String name) {
    return bucket(names, name.toLowerCase(Locale.ROOT), limits.failuresPerName());
  }

  private static Optional<Duration> wait(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket bucket(Map<String, Bucket> buckets, String key, int perMinute) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(
          key,
          unknown ->
              Bucket.builder()
                  .withCustomTimePrecision(time)
                  .addLimit(
                      limit ->
                          limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                  .build());
    }
  }
}
