package io.millrace.controlplane.problem;

import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.PageRequest;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Problems")
class ProblemController {
  private final ProblemLog log;

  ProblemController(ProblemLog log) {
    this.log = log;
  }

  @Operation(summary = "What went wrong and no request was told, newest first")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/problems")
  Page<Problem> list(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return log.list(PageRequest.of(limit, cursor));
  }
}
