package io.millrace.controlplane.datasources;

import io.millrace.controlplane.outbox.Outbox;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Data sources with what Kafka still has of them and what it has not taken yet. */
@Component
class DataSourceViews {
  private final RetentionProbe probe;
  private final Outbox outbox;

  DataSourceViews(RetentionProbe probe, Outbox outbox) {
    this.probe = probe;
    this.outbox = outbox;
  }

  DataSourceView of(RecordedDataSource source) {
    return of(List.of(source)).get(0);
  }

  /** With one question to Kafka. */
  List<DataSourceView> of(List<RecordedDataSource> sources) {
    Map<String, Retention> retained = probe.retention(sources);
    Map<String, Integer> unsent = unsent(sources);
    return sources.stream()
        .map(
            source ->
                DataSourceView.of(
                    source, retained.get(source.id()), unsent.getOrDefault(source.id(), 0)))
        .toList();
  }

  DataSourceView of(RecordedDataSource source, Retention retention) {
    int waiting = unsent(List.of(source)).getOrDefault(source.id(), 0);
    return DataSourceView.of(source, retention, waiting);
  }

  private Map<String, Integer> unsent(Collection<RecordedDataSource> sources) {
    return outbox.unsentAbout(sources.stream().map(RecordedDataSource::id).toList());
  }
}
