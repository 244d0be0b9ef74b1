package io.millrace.controlplane.snapshots;

import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.PageRequest;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Snapshots")
class SnapshotController {
  private final SnapshotRepository repository;

  SnapshotController(SnapshotRepository repository) {
    this.repository = repository;
  }

  @Operation(
      summary = "What deployments have left of what they knew, newest first",
      description =
          "Savepoints that were asked for, and what was left whenever a job was stopped. They go"
              + " with their deployment.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/snapshots")
  Page<SnapshotView> list(
      @RequestParam(required = false) @Nullable String inferenceId,
      @RequestParam(required = false) KeptSnapshot.@Nullable State state,
      @RequestParam(required = false) KeptSnapshot.@Nullable Reason reason,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    PageRequest request = PageRequest.of(limit, cursor);
    return Page.of(repository.list(request, inferenceId, state, reason), request, KeptSnapshot::id)
        .map(SnapshotView::of);
  }

  @Operation(summary = "One snapshot")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/snapshots/{id}")
  SnapshotView get(@PathVariable String id) {
    return repository
        .find(id)
        .map(SnapshotView::of)
        .orElseThrow(() -> ProblemException.notFound("snapshot", id));
  }
}
