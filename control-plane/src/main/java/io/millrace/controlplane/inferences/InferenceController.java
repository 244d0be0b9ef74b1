package io.millrace.controlplane.inferences;

import io.millrace.controlplane.jobreports.JobReports;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.submission.JobPreview;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.versions.EntityTag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Inferences")
class InferenceController {
  private final Inferences inferences;
  private final Scoring scoring;
  private final JobReports reports;
  private final InferencePreviews previews;

  InferenceController(
      Inferences inferences, Scoring scoring, JobReports reports, InferencePreviews previews) {
    this.inferences = inferences;
    this.reports = reports;
    this.scoring = scoring;
    this.previews = previews;
  }

  @Operation(
      summary = "Deploy a trained model",
      description = "Scores every record of the input topic into the output topic.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping("/api/v1/inferences")
  ResponseEntity<InferenceView> create(@RequestBody InferenceRequest request) {
    InferenceView inference = inferences.create(request);
    return ResponseEntity.created(URI.create("/api/v1/inferences/" + inference.id()))
        .body(inference);
  }

  @Operation(
      summary = "Show the job that a deployment would be",
      description = "Refuses what creating the deployment would refuse; nothing is stored.")
  @RequiredRole(Role.VIEWER)
  @PostMapping("/api/v1/inferences:preview")
  JobPreview preview(@RequestBody InferenceRequest request) {
    return previews.of(request);
  }

  @Operation(summary = "All deployments, newest first unless sorted otherwise")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/inferences")
  Page<InferenceView> list(@ParameterObject InferenceQuery query) {
    return inferences.list(query);
  }

  @Operation(
      summary = "One deployment",
      description = "The ETag begins with the revision of its settings; If-Match looks at that.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/inferences/{id}")
  ResponseEntity<InferenceView> get(@PathVariable String id) {
    InferenceView inference = inferences.view(inferences.get(id));
    return ResponseEntity.ok().eTag(EntityTag.of(inference.revision(), inference)).body(inference);
  }

  @Operation(
      summary = "What Flink tells of a deployment's job",
      description =
          "Its failures, each with the first cause, and its checkpoints, of the newest run. 404"
              + " with JOB_UNKNOWN when it has not been started or Flink has forgotten it.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/inferences/{id}/job")
  JobReport job(@PathVariable String id) {
    return reports.get(inferences.get(id).jobId());
  }

  @Operation(summary = "Score with another trained model from now on, without a restart")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/v1/inferences/{id}:deploy-version")
  ResponseEntity<InferenceView> deploy(
      @PathVariable String id, @RequestBody DeployRequest request) {
    return ResponseEntity.accepted().body(inferences.deploy(id, request));
  }

  @Operation(summary = "Stop a deployment and forget it; its topics stay")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/api/v1/inferences/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    inferences.delete(id);
    return ResponseEntity.noContent().build();
  }

  @Operation(summary = "The last ten minutes of a deployment")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/inferences/{id}/metrics")
  Points metrics(@PathVariable String id) {
    return new Points(scoring.points(inferences.get(id).id()));
  }

  /**
   * @param points oldest first, at most one for each second
   */
  @Schema(name = "ScoringPoints")
  record Points(List<ScoringMetrics> points) {}
}
