package io.millrace.controlplane.datasources;

import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.outbox.Outbox;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.versions.EntityTag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Data sources")
class DataSourceController {
  /** Longer than Kafka takes when all is well. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final DataSources sources;
  private final RetentionProbe retention;
  private final WaitingTrainings trainings;
  private final DataSourceViews views;
  private final Outbox outbox;

  DataSourceController(
      DataSources sources,
      RetentionProbe retention,
      WaitingTrainings trainings,
      DataSourceViews views,
      Outbox outbox) {
    this.sources = sources;
    this.retention = retention;
    this.trainings = trainings;
    this.views = views;
    this.outbox = outbox;
  }

  @Operation(
      summary = "Announce recorded data",
      description =
          "With trainingId also writes the control message for that training. It is answered once"
              + " both are written down; while Kafka does not answer the message waits, and"
              + " unsentMessages tells so.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping("/api/v1/data-sources")
  ResponseEntity<DataSourceView> create(@RequestBody DataSourceRequest request) {
    DataSource source = request.source();
    retention.requireWritten(source.ranges());
    String description = request.description() == null ? "" : request.description();
    Long total =
        request.totalMessages() == null
            ? Long.valueOf(source.ranges().stream().mapToLong(StreamRange::length).sum())
            : request.totalMessages();
    RecordedDataSource recorded;
    if (request.trainingId() == null) {
      recorded = sources.record(source, description, total);
    } else {
      long number = trainings.deploymentNumber(request.trainingId());
      DataSources.Announced announced = sources.announce(source, description, total, number);
      outbox.awaitSent(announced.messageId(), PATIENCE);
      recorded = announced.source();
    }
    return ResponseEntity.created(URI.create("/api/v1/data-sources/" + recorded.id()))
        .body(views.of(recorded));
  }

  @Operation(summary = "All data sources, newest first unless sorted otherwise")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/data-sources")
  Page<DataSourceView> list(@ParameterObject DataSourceQuery query) {
    Page<RecordedDataSource> page = sources.list(query);
    return new Page<>(views.of(page.items()), page.nextCursor());
  }

  @Operation(summary = "One data source")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/data-sources/{id}")
  ResponseEntity<DataSourceView> get(@PathVariable String id) {
    DataSourceView source = views.of(sources.get(id));
    return ResponseEntity.ok().eTag(EntityTag.of(source)).body(source);
  }

  @Operation(summary = "Give recorded data to another training that waits for some")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/v1/data-sources/{id}:send")
  ResponseEntity<DataSourceView> send(@PathVariable String id, @RequestBody SendRequest request) {
    RecordedDataSource recorded = sources.get(id);
    retention.requireThere(recorded, "");
    long number = trainings.deploymentNumber(Objects.requireNonNull(request.trainingId()));
    outbox.awaitSent(sources.announce(recorded, number), PATIENCE);
    return ResponseEntity.accepted().body(views.of(recorded));
  }

  @Operation(summary = "Forget a data source that no training uses; its records stay in Kafka")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/api/v1/data-sources/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    sources.delete(id);
    return ResponseEntity.noContent().build();
  }
}
