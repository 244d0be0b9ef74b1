package io.millrace.controlplane.snapshots;

import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.versions.EntityTag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Snapshots")
class SnapshotController {
  private final SnapshotRepository repository;

  SnapshotController(SnapshotRepository repository) {
    this.repository = repository;
  }

  @Operation(
      summary =
          "What deployments have left of what they knew, newest first unless sorted otherwise",
      description =
          "Savepoints that were asked for, and what was left whenever a job was stopped. They go"
              + " with their deployment.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/snapshots")
  Page<SnapshotView> list(@ParameterObject SnapshotQuery query) {
    return repository.list(query).map(SnapshotView::of);
  }

  @Operation(summary = "One snapshot")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/snapshots/{id}")
  ResponseEntity<SnapshotView> get(@PathVariable String id) {
    SnapshotView snapshot =
        repository
            .find(id)
            .map(SnapshotView::of)
            .orElseThrow(() -> ProblemException.notFound("snapshot", id));
    return ResponseEntity.ok().eTag(EntityTag.of(snapshot)).body(snapshot);
  }
}
