package io.millrace.controlplane.datasources;

import io.millrace.contracts.control.ControlMessage;
import io.millrace.contracts.control.ControlMessages;
import io.millrace.contracts.job.DataSource;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.outbox.Outbox;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.resource.Page;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The recorded data sources; the same one is never recorded twice. */
@Service
public class DataSources {
  private final DataSourceRepository repository;
  private final Outbox outbox;
  private final ChangeHub hub;
  private final Identifiers ids;
  private final Clock clock;
  private final String controlTopic;

  DataSources(
      DataSourceRepository repository,
      Outbox outbox,
      ChangeHub hub,
      Identifiers ids,
      Clock clock,
      MillraceProperties properties) {
    this.repository = repository;
    this.outbox = outbox;
    this.hub = hub;
    this.ids = ids;
    this.clock = clock;
    this.controlTopic = properties.kafka().controlTopic();
  }

  /** Records the data source, or finds it when it is recorded already. */
  @Transactional
  public RecordedDataSource record(
      DataSource source, String description, @Nullable Long totalMessages) {
    String fingerprint = Fingerprint.of(source, description, totalMessages);
    Optional<RecordedDataSource> known = repository.findByFingerprint(fingerprint);
    if (known.isPresent()) {
      return known.get();
    }
    RecordedDataSource recorded =
        new RecordedDataSource(
            ids.next(),
            source,
            description,
            totalMessages,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            null);
    repository.insert(recorded, fingerprint);
    hub.publish(
        Change.created(
            ResourceKind.DATA_SOURCE, recorded.id(), DataSourceView.of(recorded, null, 0)));
    return recorded;
  }

  /** Records the data source, and gives it to a training; both or neither. */
  @Transactional
  Announced announce(
      DataSource source, String description, @Nullable Long totalMessages, long deploymentNumber) {
    RecordedDataSource recorded = record(source, description, totalMessages);
    return new Announced(recorded, announce(recorded, deploymentNumber));
  }

  /** With the id of the control message. */
  record Announced(RecordedDataSource source, String messageId) {}

  /**
   * Writes down the control message that gives this data to a training; it is sent once, soon.
   *
   * @return id of the message
   */
  @Transactional
  String announce(RecordedDataSource recorded, long deploymentNumber) {
    ControlMessage message =
        new ControlMessage(
            deploymentNumber, recorded.source(), recorded.description(), recorded.totalMessages());
    return outbox.add(
        new ProducerRecord<>(
            controlTopic, ControlMessages.key(deploymentNumber), ControlMessages.value(message)),
        recorded.id());
  }

  @Transactional
  void delete(String id) {
    get(id);
    try {
      repository.delete(id);
    } catch (DataIntegrityViolationException e) {
      throw ProblemException.conflict(
          "DATA_SOURCE_IN_USE",
          "data source '" + id + "' is used by a training; delete that first");
    }
    hub.publish(Change.deleted(ResourceKind.DATA_SOURCE, id));
  }

  Page<RecordedDataSource> list(DataSourceQuery query) {
    return repository.list(query);
  }

  public Optional<RecordedDataSource> find(String id) {
    return repository.find(id);
  }

  RecordedDataSource get(String id) {
    return find(id).orElseThrow(() -> ProblemException.notFound("data source", id));
  }
}
