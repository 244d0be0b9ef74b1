package io.millrace.controlplane.inferences;

import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Snapshots")
class InferenceSnapshotController {
  private final InferenceOperations operations;
  private final InferenceSnapshots snapshots;

  InferenceSnapshotController(InferenceOperations operations, InferenceSnapshots snapshots) {
    this.operations = operations;
    this.snapshots = snapshots;
  }

  @Operation(
      summary = "Take a savepoint of a deployment that goes on",
      description =
          "The answer names the snapshot, which is PENDING until the operation has ended. A"
              + " deployment that restarts meanwhile is waited for, but not for ever.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/v1/snapshots")
  ResponseEntity<OperationView> take(@RequestBody SnapshotRequest request) {
    return InferenceOperationController.accepted(operations.takeSnapshot(request));
  }

  @Operation(
      summary = "Delete a savepoint that was asked for, and its files",
      description = "Refused while something starts from it.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/api/v1/snapshots/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    snapshots.delete(id);
    return ResponseEntity.noContent().build();
  }
}
