package io.millrace.controlplane.problem;

import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
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
  Page<Problem> list(@ParameterObject ProblemQuery query) {
    return log.list(query);
  }
}
