package io.millrace.controlplane.system;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.controlplane.models.ModelFormat;
import io.millrace.controlplane.preflight.Check;
import io.millrace.controlplane.preflight.Preflight;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/system")
@Tag(name = "System")
class CapabilityController {
  private final Preflight preflight;

  CapabilityController(Preflight preflight) {
    this.preflight = preflight;
  }

  /**
   * What a client may ask for here.
   *
   * @param checks what is needed around this process, sorted by name
   */
  record Capabilities(
      List<String> modelFormats,
      List<String> recordFormats,
      List<String> trainingKinds,
      List<SplitMethod> splitMethods,
      List<Delivery> delivery,
      List<Check> checks) {}

  @Operation(
      summary = "Formats, kinds and guarantees that this version offers, and what it lacks here",
      description =
          "Each check that is not OK says what was seen and what to do. Checks are made when they"
              + " are asked for, at most every 5 s.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/capabilities")
  Capabilities capabilities() {
    return new Capabilities(
        Arrays.stream(ModelFormat.values()).map(Enum::name).toList(),
        RecordFormat.NAMES,
        List.of("CLASSIC"),
        List.of(SplitMethod.values()),
        List.of(Delivery.values()),
        preflight.run());
  }
}
