package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Objects of one kind in the namespace, as an informer sees them. What this process has written
 * itself counts at once, although the watch tells of it later.
 */
final class Mirror<T extends HasMetadata> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final Duration UNTIL_TOLD = Duration.ofSeconds(30);
  private static final long RESYNC_MS = 60_000;

  private final Supplier<? extends Informable<T>> objects;
  private final Clock clock;
  private volatile SharedIndexInformer<T> informer;
  private final Map<String, Written<T>> written = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> firstList;
  private volatile @Nullable Instant watchedAt;
  private volatile boolean missedBefore;

  private record Written<T>(T object, Instant at) {}

  Mirror(Supplier<? extends Informable<T>> objects, Clock clock) {
    this.objects = objects;
    this.clock = clock;
    this.informer = informer();
    this.firstList = informer.start().toCompletableFuture();
  }

  private SharedIndexInformer<T> informer() {
    SharedIndexInformer<T> fresh = objects.get().runnableInformer(RESYNC_MS);
    // A server that cannot be listed now can be later.
    fresh.exceptionHandler((started, failure) -> true);
    return fresh;
  }

  /**
   * Whether the watch has missed twice what somebody has read since: its connection may be dead
   * without anybody noticing.
   *
   * @param read all that there is
   */
  boolean isBehind(List<T> read) {
    Set<String> missed = misses(read);
    boolean again = !missed.isEmpty() && missedBefore;
    missedBefore = !missed.isEmpty();
    if (again) {
      LOG.warn("The watch has missed changes of {}", missed);
    }
    return again;
  }

  /** Lists and watches anew; until the new list is there, the old one counts. */
  void renew() {
    SharedIndexInformer<T> fresh = informer();
    fresh.start().toCompletableFuture().thenRun(() -> replaceBy(fresh));
  }

  private Set<String> misses(List<T> read) {
    Map<String, T> known = all();
    Set<String> missed = new TreeSet<>(known.keySet());
    read.forEach(object -> missed.remove(name(object)));
    read.stream()
        .filter(object -> isNewer(object, known.get(name(object))))
        .forEach(object -> missed.add(name(object)));
    return missed;
  }

  private void replaceBy(SharedIndexInformer<T> fresh) {
    SharedIndexInformer<T> old = informer;
    informer = fresh;
    old.close();
  }

  void awaitList(Duration patience) {
    try {
      firstList.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn(
          "{} cannot be listed yet: {}", informer.getApiTypeClass().getSimpleName(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Optional<T> find(String name) {
    return Optional.ofNullable(all().get(name));
  }

  List<T> list() {
    return List.copyOf(all().values());
  }

  private Map<String, T> all() {
    Map<String, T> all = new HashMap<>();
    informer.getStore().list().forEach(object -> all.put(name(object), object));
    Instant now = clock.instant();
    written.forEach(
        (name, own) -> {
          boolean told = !isNewer(own.object(), all.get(name));
          if (told || Duration.between(own.at(), now).compareTo(UNTIL_TOLD) > 0) {
            written.remove(name, own);
          } else {
            all.put(name, own.object());
          }
        });
    return all;
  }

  private static boolean isNewer(HasMetadata own, @Nullable HasMetadata told) {
    return told == null || version(own) > version(told);
  }

  /** Opaque by the letter of the API, and a growing number on every server there is. */
  private static long version(HasMetadata object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }

  void wrote(T object) {
    written.put(name(object), new Written<>(object, clock.instant()));
  }

  void removed(String name) {
    written.remove(name);
  }

  /** When the first list or the watch was last known to be there; null before. */
  @Nullable Instant watchedAt() {
    if (informer.hasSynced() && (watchedAt == null || informer.isWatching())) {
      watchedAt = clock.instant();
    }
    return watchedAt;
  }

  @Override
  public void close() {
    informer.close();
  }
}
