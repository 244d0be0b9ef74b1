package io.millrace.controlplane.datasources;

import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.outbox.MessagesSent;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks again and again how much of the data sources Kafka still has, and tells when it changes; or
 * when Kafka has taken what waited for it.
 */
@Component
class RetentionWatch {
  private static final long INTERVAL_MS = 5_000;
  private static final int MAX_LOOKED_AT = 500;

  private final DataSourceRepository repository;
  private final RetentionProbe probe;
  private final DataSourceViews views;
  private final ChangeHub hub;
  private final Clock clock;

  RetentionWatch(
      DataSourceRepository repository,
      RetentionProbe probe,
      DataSourceViews views,
      ChangeHub hub,
      Clock clock) {
    this.repository = repository;
    this.probe = probe;
    this.views = views;
    this.hub = hub;
    this.clock = clock;
  }

  /** Of the newest data sources, as many as a page of the list has. */
  @Scheduled(fixedDelay = INTERVAL_MS)
  void look() {
    List<RecordedDataSource> newest = repository.newest(MAX_LOOKED_AT);
    Map<String, Retention> seen = probe.retention(newest);
    for (RecordedDataSource source : newest) {
      Retention retention = seen.get(source.id());
      if (retention != null && !source.wasSeen(retention.extent())) {
        tell(source, retention);
      }
    }
  }

  private void tell(RecordedDataSource source, Retention retention) {
    RecordedDataSource changed =
        source.seen(
            new RecordedDataSource.Seen(
                retention.extent(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    repository.updateSeen(changed);
    publish(views.of(changed, retention));
  }

  @TransactionalEventListener
  void sent(MessagesSent messages) {
    for (String id : messages.about()) {
      repository.find(id).map(views::of).ifPresent(this::publish);
    }
  }

  private void publish(DataSourceView view) {
    hub.publish(Change.updated(ResourceKind.DATA_SOURCE, view.id(), view));
  }
}
