package io.millrace.controlplane.audit;

import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.PageRequest;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit log")
class AuditLogController {
  private final AuditLog log;

  AuditLogController(AuditLog log) {
    this.log = log;
  }

  @Operation(
      summary = "Who signed in, who was refused and who changed what, newest first",
      description =
          "Every request that may change something has an entry from before it was done, with the"
              + " outcome UNKNOWN until it was answered. Entries of the list leave out before and"
              + " after.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/audit-log")
  Page<AuditEntry> list(
      @Parameter(description = "id or name") @RequestParam(required = false) @Nullable String actor,
      @Parameter(description = "models.create, or models for all that was done to models")
          @RequestParam(required = false)
          @Nullable String action,
      @Parameter(description = "path of a thing, or of what it is below")
          @RequestParam(required = false)
          @Nullable String resource,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @Parameter(description = "this time or later") @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = "before this time") @RequestParam(required = false)
          @Nullable Instant to,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return log.list(
        new AuditQuery(actor, action, resource, outcome, from, to), PageRequest.of(limit, cursor));
  }

  @Operation(summary = "One entry, with the thing as it was before and after")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/audit-log/{id}")
  AuditEntry get(@PathVariable String id) {
    return log.get(id);
  }
}
