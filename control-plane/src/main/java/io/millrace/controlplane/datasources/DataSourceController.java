package io.millrace.controlplane.datasources;

import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.PageRequest;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Data sources")
class DataSourceController {
  private final DataSources sources;
  private final RetentionProbe retention;
  private final WaitingTrainings trainings;

  DataSourceController(DataSources sources, RetentionProbe retention, WaitingTrainings trainings) {
    this.sources = sources;
    this.retention = retention;
    this.trainings = trainings;
  }

  @Operation(
      summary = "Announce recorded data",
      description = "With trainingId also writes the control message for that training.")
  @RequiredRole(Role.OPERATOR)
  @PostMapping("/api/v1/data-sources")
  ResponseEntity<DataSourceView> create(@RequestBody DataSourceRequest request) {
    DataSource source = request.source();
    retention.requireWritten(source.ranges());
    Optional<Long> number =
        Optional.ofNullable(request.trainingId()).map(trainings::deploymentNumber);
    long total = source.ranges().stream().mapToLong(StreamRange::length).sum();
    RecordedDataSource recorded =
        sources.record(
            source,
            request.description() == null ? "" : request.description(),
            request.totalMessages() == null ? Long.valueOf(total) : request.totalMessages());
    number.ifPresent(deployment -> sources.announce(recorded, deployment));
    return ResponseEntity.created(URI.create("/api/v1/data-sources/" + recorded.id()))
        .body(view(recorded));
  }

  @Operation(summary = "All data sources, newest first")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/data-sources")
  Page<DataSourceView> list(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return sources.list(PageRequest.of(limit, cursor));
  }

  @Operation(summary = "One data source")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/data-sources/{id}")
  DataSourceView get(@PathVariable String id) {
    return view(sources.get(id));
  }

  @Operation(summary = "Give recorded data to another training that waits for some")
  @RequiredRole(Role.OPERATOR)
  @PostMapping("/api/v1/data-sources/{id}:send")
  ResponseEntity<DataSourceView> send(@PathVariable String id, @RequestBody SendRequest request) {
    RecordedDataSource recorded = sources.get(id);
    retention.requireThere(recorded, "");
    long number = trainings.deploymentNumber(Objects.requireNonNull(request.trainingId()));
    sources.announce(recorded, number);
    return ResponseEntity.accepted().body(view(recorded));
  }

  @Operation(summary = "Forget a data source that no training uses; its records stay in Kafka")
  @RequiredRole(Role.OPERATOR)
  @DeleteMapping("/api/v1/data-sources/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    sources.delete(id);
    return ResponseEntity.noContent().build();
  }

  private DataSourceView view(RecordedDataSource recorded) {
    return DataSourceView.of(recorded, retention.retention(recorded).orElse(null));
  }
}
