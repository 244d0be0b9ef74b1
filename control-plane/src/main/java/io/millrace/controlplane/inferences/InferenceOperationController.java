package io.millrace.controlplane.inferences;

import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.versions.EntityTag;
import io.millrace.controlplane.versions.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Inferences")
class InferenceOperationController {
  private static final String BACKWARDS =
      "What was scored since the snapshot is scored again, and written a second time.";
  private final InferenceOperations operations;

  InferenceOperationController(InferenceOperations operations) {
    this.operations = operations;
  }

  @Operation(
      summary = "Give a deployment other settings",
      description =
          "If-Match names the revision that the change was made from. The deployment stops with a savepoint and starts from it with the new settings: nothing is lost or"
              + " scored twice. When it does not work with them it goes back by itself.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PatchMapping("/api/v1/inferences/{id}")
  ResponseEntity<OperationView> change(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody UpgradeRequest request) {
    Precondition seen = Precondition.of(ifMatch, "inference");
    return accepted(operations.upgrade(id, request, Optional.of(seen)));
  }

  @Operation(summary = "The same as PATCH, from whatever revision it has")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/v1/inferences/{id}:upgrade")
  ResponseEntity<OperationView> upgrade(
      @PathVariable String id, @RequestBody UpgradeRequest request) {
    return accepted(operations.upgrade(id, request, Optional.empty()));
  }

  @Operation(summary = "What an upgrade would change, and how; nothing is changed")
  @RequiredRole(Role.VIEWER)
  @PostMapping("/api/v1/inferences/{id}:preview-upgrade")
  UpgradePreview preview(@PathVariable String id, @RequestBody UpgradeRequest request) {
    return operations.preview(id, request);
  }

  @Operation(
      summary = "Let a deployment rest",
      description = "It works off what is under way, takes a savepoint and frees its slots.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/v1/inferences/{id}:suspend")
  ResponseEntity<OperationView> suspend(@PathVariable String id) {
    return accepted(operations.suspend(id));
  }

  @Operation(
      summary = "Let a suspended deployment go on",
      description = "Without a body where it stopped, else from a snapshot of it. " + BACKWARDS)
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/v1/inferences/{id}:resume")
  ResponseEntity<OperationView> resume(
      @PathVariable String id, @RequestBody(required = false) @Nullable StartRequest request) {
    return accepted(operations.resume(id, request == null ? StartRequest.NEWEST : request));
  }

  @Operation(
      summary = "Stop a deployment with a savepoint and start it again",
      description = "Without a body from there, else from a snapshot of it. " + BACKWARDS)
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/v1/inferences/{id}:restart")
  ResponseEntity<OperationView> restart(
      @PathVariable String id, @RequestBody(required = false) @Nullable StartRequest request) {
    return accepted(operations.restart(id, request == null ? StartRequest.NEWEST : request));
  }

  @Operation(
      summary = "Go back to earlier settings",
      description = "Without a body to the ones before, and on from where the deployment is now.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/v1/inferences/{id}:rollback")
  ResponseEntity<OperationView> rollBack(
      @PathVariable String id, @RequestBody(required = false) @Nullable RollbackRequest request) {
    return accepted(operations.rollBack(id, request == null ? RollbackRequest.PREVIOUS : request));
  }

  @Operation(summary = "All settings a deployment has had, newest first")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/inferences/{id}/revisions")
  Revisions revisions(@PathVariable String id) {
    return new Revisions(operations.revisions(id));
  }

  @Operation(summary = "How far something is that was asked for")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/operations/{id}")
  ResponseEntity<OperationView> operation(@PathVariable String id) {
    OperationView operation = operations.operation(id);
    return ResponseEntity.ok().eTag(EntityTag.of(operation)).body(operation);
  }

  static ResponseEntity<OperationView> accepted(
      io.millrace.controlplane.inferences.Operation operation) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/operations/" + operation.id()))
        .body(OperationView.of(operation));
  }

  /**
   * @param items newest first
   */
  @Schema(name = "Revisions")
  record Revisions(List<RevisionView> items) {}
}
