package io.millrace.controlplane.retention;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "System")
class RetentionController {
  private final RetentionSweep sweep;
  private final MillraceProperties properties;

  RetentionController(RetentionSweep sweep, MillraceProperties properties) {
    this.sweep = sweep;
    this.properties = properties;
  }

  @Operation(
      operationId = "retention",
      summary = "What the next sweep would delete, and why everything else stays",
      description = "Model files, results and checkpoints; deletes nothing.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/system/retention")
  RetentionView retention() {
    return answer(sweep::plan);
  }

  @Operation(
      operationId = "sweep",
      summary = "Delete now what nothing names and whose time is over",
      description = "Answers with what was deleted.")
  @RequiredRole(Role.ADMIN)
  @PostMapping("/api/v1/system/retention:sweep")
  RetentionView sweep() {
    return answer(sweep::sweep);
  }

  private interface Work {
    List<Verdict> run() throws IOException;
  }

  private RetentionView answer(Work work) {
    try {
      return RetentionView.of(properties, work.run());
    } catch (IOException e) {
      throw ProblemException.unavailable(
          "STORAGE_UNREACHABLE", "places cannot be listed: " + e.getMessage());
    }
  }
}
