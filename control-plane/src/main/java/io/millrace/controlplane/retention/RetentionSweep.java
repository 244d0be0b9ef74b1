package io.millrace.controlplane.retention;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.reconciliation.Reconciler;
import io.millrace.controlplane.retention.Verdict.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Deletes what the rules give up, now and then. Places are listed before it is asked what is named,
 * so that what comes into use meanwhile is seen; when anything cannot be asked, nothing is deleted.
 */
@Component
class RetentionSweep implements Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
  private final List<Leftovers> leftovers;
  private final List<Naming> namings;
  private final RetentionRules rules;
  private final Duration interval;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;
  private @Nullable Instant swept;

  RetentionSweep(
      List<Leftovers> leftovers,
      List<Naming> namings,
      MillraceProperties properties,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.leftovers = leftovers;
    this.namings = namings;
    this.rules =
        new RetentionRules(
            List.of(properties.artifactStore(), properties.checkpoints().directory()),
            properties.retention().grace());
    this.interval = properties.retention().interval();
    this.publisher = publisher;
    this.clock = clock;
  }

  /** What would become of every place now; nothing is done. */
  List<Verdict> plan() throws IOException {
    List<Verdict> plan = new ArrayList<>();
    for (Leftovers owner : leftovers) {
      List<Place> places = owner.places();
      plan.addAll(rules.judge(places, named(), clock.instant()));
    }
    return plan;
  }

  /**
   * @return what was deleted
   */
  synchronized List<Verdict> sweep() throws IOException {
    List<Verdict> deleted = new ArrayList<>();
    for (Leftovers owner : leftovers) {
      List<Place> places = owner.places();
      for (Verdict verdict : rules.judge(places, named(), clock.instant())) {
        if (verdict.action() == Action.DELETE && delete(owner, verdict)) {
          deleted.add(verdict);
        }
      }
    }
    return deleted;
  }

  private Collection<Named> named() {
    return namings.stream().flatMap(naming -> naming.named().stream()).toList();
  }

  /** What cannot be deleted now is tried again by the next sweep. */
  private boolean delete(Leftovers owner, Verdict verdict) {
    Place place = verdict.place();
    try {
      if (!owner.delete(place)) {
        return false;
      }
      LOG.info("deleted {} of {}: {}", place.location(), place.owner(), verdict.reason());
      publisher.publishEvent(new PlaceDeleted(place.location()));
      return true;
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", place.location(), e.toString());
      return false;
    }
  }

  /** Passes come oftener: whenever something has changed. */
  @Override
  public void reconcile() {
    Instant now = clock.instant();
    Instant last = swept;
    if (last == null || !now.isBefore(last.plus(interval))) {
      swept = now;
      try {
        sweep();
      } catch (IOException e) {
        throw new UncheckedIOException("places could not be listed, nothing is deleted", e);
      }
    }
  }

  @Override
  public Duration pause() {
    return interval;
  }

  @Override
  public String name() {
    return "retention";
  }
}
